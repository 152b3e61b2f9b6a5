/// French names that end in é, where the strict form has lost the accent and the rules would leave the e silent.
///
/// One list of words, in the order of the alphabet. Sources: INSEE, fichier des prénoms and fichier des noms (Licence
/// Ouverte), GeoNames (CC BY 4.0): names most often written with the accent, the commonest of each.
enum FinalAccents {
    static let keys = Table.keys(
        """
        acigné andré appéré astié auboué avrillé aymé aytré azé bâclé bacqué barré bastié baugé baumé beaucouzé
        beaugé berthomé bétourné bienaimé bléré boé bollé bonté bourré bové café candé carré cavaillé cavalié
        champagné chevé condé connerré corné coué daphné darré daydé délabré délogé dembélé depré derré désiré
        diakité dieudonné doaré donzé doré doucouré dubé duché dufossé dugué dupré échiré escudié ferré ferté fouché
        fouré gelé gétigné gévezé gleizé grangé hervé heuzé houzé ingré jaeglé jaffré janzé josé juigné kanté
        kerhervé khloé konaté koné labbé labé laillé laisné lamandé léauté legé lemarié léveillé liffré ligné ligugé
        locminé louverné lucé maé magné mahé maloé malpassé manoé massé mazé migné molinié montamisé monthermé
        montrabé naintré nohé oberlé pacé pelé picqué plessé plouzané pouancé pré précigné quéré quimperlé rayé
        renazé rené réthoré rezé ribeauvillé romillé rouillé rouquié rouzé sabatié sacré saffré salomé segré
        séjourné sempé séné sidibé siloé soulié soumaré taché taulé teloché thé thuré tiercé timaé timoté touré
        tournié traoré trélazé trocmé veigné viguié villabé vitré vouillé
        """)

    /// What version 2 adds: more names of the same sources, and words whose e without the accent is hardly an answer.
    private static let laterKeys = keys.union(
        Table.keys(
            """
            aîné allié alizé amitié anaé argentré associé avoué beauté bébé blé blessé bonté brûlé canapé cassé
            charité chauché chauvé chauviré cissé cité clarté comité congé contaminé corné couffé couhé
            couché cretté dandré délégué député dévoué dieudonné égalité employé enragé été fâché fiancé fumé gacé gâté
            gelé henné hérissé inspiré invité issé josé kanouté larrivé levé liberté loé loué lyé
            majesté mardié marquié méloé moitié naé niakaté noé oublié piété pitié pouillé puberté
            qualité quincé riaillé saké sancé santé séché société soufflé surdoué taboulé tacheté
            timothé tisné touché trinité unité validé velouté vérité volonté zélé
            """))
    /// Names that stand before another, joined or apart: "saint-andré", "marie-josé".
    private static let firstParts = ["saint", "jean", "marie", "pierre", "marc", "maria"].map { Array($0.utf8) }

    /// The letters with the last sound spelled so that it is heard: "rene" and "renee" as "renez".
    static func heard(_ letters: [UInt8], _ version: RulesVersion) -> [UInt8] {
        guard letters.last == UInt8(ascii: "e"), letters.count > 2 else { return letters }
        let isFeminine = letters[letters.count - 2] == UInt8(ascii: "e")
        let masculine = isFeminine ? letters.dropLast() : letters[...]
        guard isKnown(masculine, version) else { return letters }
        return masculine + [UInt8(ascii: "z")]
    }

    private static func isKnown(_ letters: ArraySlice<UInt8>, _ version: RulesVersion) -> Bool {
        guard version >= .v2 else { return keys.contains(String(decoding: letters, as: UTF8.self)) }
        if laterKeys.contains(String(decoding: letters, as: UTF8.self)) { return true }
        guard let first = firstParts.first(where: letters.starts) else { return false }
        return laterKeys.contains(String(decoding: letters.dropFirst(first.count), as: UTF8.self))
    }
}
