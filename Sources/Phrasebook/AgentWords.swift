import SecurityQuestions

/// Pages about the people of the care desk.
package enum AgentWords {
    package static let passwordWhat = Phrase(
        en: "Your other sessions end, here you stay logged in.",
        fr: "Vos autres sessions se ferment, celle-ci reste ouverte.")
    package static let passwordChanged = Phrase(
        en: "Your password was changed, and your other sessions were ended.",
        fr: "Votre mot de passe a été modifié, et vos autres sessions ont été fermées.")
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
