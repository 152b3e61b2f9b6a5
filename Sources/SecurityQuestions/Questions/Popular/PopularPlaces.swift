/// Places a stranger would try first, besides the biggest towns.
extension AnswerList {
    /// No place at all.
    static let vaguePlaces: AnswerList = """
        # By judgement; no counts.
        home; my home town; the countryside; the village; the city; abroad; the motorway; the highway
        the mountains; chez moi; la campagne; le village; la ville; à l’étranger; l’autoroute; la montagne
        """

    /// Where trips go.
    static let destinations: AnswerList = """
        # By judgement; no counts.
        London; Londres; Paris; New York; Washington; Rome; Barcelona; Barcelone; Madrid; Berlin; Amsterdam
        Venice; Venise; Florence; Prague; Brussels; Bruxelles; Dublin; Edinburgh; Édimbourg; Lisbon; Lisbonne
        Athens; Athènes; Disneyland; Disney World; Disneyland Paris; Orlando; Versailles; Mont-Saint-Michel
        Futuroscope; Puy du Fou; Parc Astérix; Normandy; la Normandie; Verdun; Oxford; Cambridge; York
        Stonehenge; Niagara Falls; Boston; Philadelphia; Chicago; England; l’Angleterre; France; la France
        Spain; l’Espagne; Italy; l’Italie; Germany; l’Allemagne; Québec; Ottawa; Toronto; Montréal
        """

    static let schoolTrips: AnswerList = """
        # By judgement; no counts.
        zoo; the zoo; museum; the museum; theme park; farm; the farm; the beach; camp; le zoo; le musée
        un musée; la ferme; une ferme; la plage; classe de neige; classe verte; classe de mer
        """

    static let campsites: AnswerList = """
        # By judgement; no counts.
        garden; the back garden; the backyard; le jardin; Yosemite
        """

    /// Resorts that whole countries go to.
    static let resorts: AnswerList = """
        # By judgement; no counts.
        the seaside; the beach; the sea; the lake; la mer; la plage; le lac; au bord de la mer; Blackpool
        Brighton; Bournemouth; Cornwall; Devon; Skegness; Myrtle Beach; Ocean City; Cape Cod; Cancun; Miami
        Hawaii; Florida; Biarritz; Arcachon; Royan; La Rochelle; Les Sables-d’Olonne; La Baule; Saint-Malo
        La Grande-Motte; Argelès-sur-Mer; Saint-Tropez; Cannes; Nice; Ibiza; Mallorca; Majorque; Benidorm
        Lloret de Mar; Chamonix; la Bretagne; la Corse; l’île de Ré; l’île d’Oléron
        """

    static let foreignCities: AnswerList = """
        # By judgement; no counts.
        London; Londres; Paris; New York; Rome; Barcelona; Barcelone; Madrid; Berlin; Amsterdam; Venice; Venise
        Florence; Prague; Brussels; Bruxelles; Dublin; Lisbon; Lisbonne; Toronto; Montréal; Cancun; Tijuana
        Marrakech; Vienna; Vienne; Budapest; Athens; Athènes; Geneva; Genève
        """
}
