import SecurityQuestions

/// Where somebody is logged in.
public enum SessionWords {
    public static let card = Phrase(en: "Where you are logged in", fr: "Vos sessions ouvertes")
    public static let here = Phrase(en: "This browser", fr: "Ce navigateur")
    public static let elsewhere = Phrase(en: "Another browser", fr: "Un autre navigateur")
    public static func since(_ date: String) -> Phrase { Phrase(en: "Since \(date)", fr: "Depuis le \(date)") }
    public static func seen(_ date: String) -> Phrase {
        Phrase(en: "Last seen \(date)", fr: "Dernière activité le \(date)")
    }
    public static let onlyHere = Phrase(en: "Only in this browser.", fr: "Seulement dans ce navigateur.")
    public static func more(_ count: Int) -> Phrase {
        Phrase(
            en: count == 1 ? "And one more." : "And \(count) more.",
            fr: count == 1 ? "Et une autre." : "Et \(count) autres.")
    }
    public static let endOthers = Phrase(en: "End the other sessions", fr: "Terminer les autres sessions")
    public static let ended = Phrase(en: "The other sessions have ended.", fr: "Les autres sessions sont terminées.")
}
