/// Roman numerals up to thirty-nine: what kings, popes, volumes and centuries are counted in.
enum RomanNumeral {
    /// The value of a folded word made of i, v and x alone, if it is written as the Romans' heirs write it.
    static func value(of key: String) -> Int? {
        guard 1...7 ~= key.utf8.count else { return nil }
        var rest = key.utf8[...]
        var value = 0
        while rest.first == UInt8(ascii: "x"), value < 30 {
            value += 10
            rest = rest.dropFirst()
        }
        guard let units = units.firstIndex(where: { rest.elementsEqual($0.utf8) }), value + units > 0 else {
            return nil
        }
        return value + units
    }

    private static let units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]

    /// Words after which a v or x that ends a title is a letter.
    static let lettered = Table.keys(
        """
        malcolm gen generation génération history planet planète racer brand project projet agent mister monsieur madame model
        factor facteur subject sujet dossier docteur doctor professor professeur
        """)

    /// Words before which a single i, v or x is a number: parts of a work, and names that rulers and popes shared.
    static let cues = Table.keys(
        """
        part partie volume vol tome book livre chapter chapitre act acte episode épisode war guerre série series season saison
        elizabeth élisabeth elisabeth charles george georges henry henri louis james jacques edward édouard william guillaume
        philip philippe richard francis françois frederick frédéric ferdinand alexander alexandre nicholas nicolas napoleon
        napoléon peter pierre paul john jean pius pie leo léon léopold leopold gregory grégoire clement clément catherine mary
        marie anne victor emmanuel albert baudouin christian gustave haakon robert stephen étienne alphonse alfonso
        benedict benoît
        """)
}
