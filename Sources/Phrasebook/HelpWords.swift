import SecurityQuestions

/// The help centre, around its articles.
package enum HelpWords {
    package static let careTitle = Phrase(en: "Help for agents", fr: "Aide du Service Client")
    package static let search = Phrase(en: "Search the help", fr: "Rechercher dans l’aide")
    package static let find = Phrase(en: "Search", fr: "Rechercher")
    package static let articles = Phrase(en: "All articles", fr: "Tous les articles")
    package static let crumbs = Phrase(en: "You are here", fr: "Vous êtes ici")
    package static func found(_ count: Int, _ query: String) -> Phrase {
        switch count {
        case 0: Phrase(en: "Nothing found for “\(query)”", fr: "Aucun résultat pour « \(query) »")
        case 1: Phrase(en: "1 article for “\(query)”", fr: "1 article pour « \(query) »")
        default: Phrase(en: "\(count) articles for “\(query)”", fr: "\(count) articles pour « \(query) »")
        }
    }
    /// Where a word stands in no article, and one very like it does.
    package static func searchedForAlike(_ typed: String) -> Phrase {
        Phrase(
            en: "No article has “\(typed)”. These have a word very like it.",
            fr: "Aucun article ne contient « \(typed) ». Ceux-ci contiennent un mot très proche.")
    }
    package static let otherArticles = Phrase(en: "Other articles", fr: "Autres articles")
    package static let tryAnother = Phrase(
        en: "Try another word, or look through all articles below.",
        fr: "Essayez un autre mot, ou parcourez tous les articles ci-dessous.")
    package static func callCare(_ phone: String) -> Phrase {
        Phrase(en: "Or call Customer Care on \(phone).", fr: "Ou appelez le Service Client au \(phone).")
    }
    /// In an article, in the place of where the number is found.
    package static func onNumber(_ phone: String) -> Phrase { Phrase(en: "on \(phone)", fr: "au \(phone)") }

    package static let missingTitle = Phrase(en: "Help is not available here", fr: "L’aide n’est pas disponible ici")
    package static let missing = Phrase(
        en: "The help articles are not installed at present. Everything else works as usual.",
        fr: "Les articles d’aide ne sont pas installés pour le moment. Tout le reste fonctionne normalement.")
    package static func missingCall(_ phone: String) -> Phrase {
        Phrase(
            en: "If you need help, call Customer Care on \(phone).",
            fr: "Si vous avez besoin d’aide, appelez le Service Client au \(phone).")
    }
    package static let missingAtDesk = Phrase(
        en: "If you need help, ask your supervisor.", fr: "Pour toute question, adressez-vous à la supervision.")

    package static let unknownTitle = Phrase(en: "There is no such article", fr: "Cet article n’existe pas")
    package static let unknown = Phrase(
        en: "It may have been renamed. Search for it, or look through all articles.",
        fr: "Il a peut-être changé de nom. Recherchez-le, ou parcourez tous les articles.")
    package static let toHelp = Phrase(en: "Go to the help", fr: "Aller à l’aide")

    /// Before the subject of a link from another page.
    package static func about(_ subject: Phrase) -> Phrase {
        Phrase(en: "Help: \(subject.en)", fr: "Aide : \(subject.fr)")
    }
    package static let newTab = Phrase(en: "(opens in a new tab)", fr: "(s’ouvre dans un nouvel onglet)")
}
