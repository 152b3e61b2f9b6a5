import SecurityQuestions

/// Where somebody is logged in.
package enum SessionWords {
    package static let card = Phrase(en: "Where you are logged in", fr: "Vos sessions ouvertes")
    package static let here = Phrase(en: "This browser", fr: "Ce navigateur")
    package static let elsewhere = Phrase(en: "Another browser", fr: "Un autre navigateur")
    package static func here(_ client: Phrase) -> Phrase {
        Phrase(en: "This browser: \(client.en)", fr: "Ce navigateur\u{a0}: \(client.fr)")
    }
    package static func since(_ date: String) -> Phrase { Phrase(en: "Since \(date)", fr: "Depuis le \(date)") }
    package static func seen(_ date: String) -> Phrase {
        Phrase(en: "Last seen \(date)", fr: "Dernière activité le \(date)")
    }
    package static let onlyHere = Phrase(en: "Only in this browser.", fr: "Seulement dans ce navigateur.")
    package static func more(_ count: Int) -> Phrase {
        Phrase(
            en: count == 1 ? "And one more." : "And \(count) more.",
            fr: count == 1 ? "Et une autre." : "Et \(count) autres.")
    }
    package static let end = Phrase(en: "End", fr: "Fermer")
    /// What a button says to whoever does not see what stands beside it.
    package static func end(_ which: Phrase, since date: Phrase) -> Phrase {
        Phrase(en: "End: \(which.en), since \(date.en)", fr: "Fermer\u{a0}: \(which.fr), depuis le \(date.fr)")
    }
    package static let endOthers = Phrase(en: "End the other sessions", fr: "Fermer les autres sessions")
    package static let ended = Phrase(en: "The other sessions have ended.", fr: "Les autres sessions sont fermées.")
}
