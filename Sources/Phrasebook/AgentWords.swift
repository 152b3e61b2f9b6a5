import SecurityQuestions

/// Pages about the people of the care desk.
package enum AgentWords {
    package static let latestCalls = Phrase(en: "Your latest calls", fr: "Vos derniers appels")
    package static let noCalls = Phrase(en: "No call yet.", fr: "Aucun appel pour l’instant.")
    package static let callEnd = Phrase(en: "How it ended", fr: "Issue")
    package static let callOpen = Phrase(en: "Under way", fr: "En cours")
    package static let deadLink = Phrase(
        en:
            "The link was used, is too old, or another one has taken its place. Ask whoever administers the care desk for another link.",
        fr:
            "Le lien a déjà servi, n’est plus valable, ou un autre l’a remplacé. Demandez-en un autre à l’administration du service."
    )
    /// Who is logged in, in the corner of every page.
    package static func loggedIn(_ name: String, _ role: Phrase) -> Phrase {
        Phrase(en: "\(name), \(role.en.lowercased())", fr: "\(name), \(role.fr.lowercased())")
    }
}
