import SecurityQuestions

/// The help centre, around its articles.
public enum HelpWords {
    public static let careTitle = Phrase(en: "Help for agents", fr: "Aide du Service Client")
    public static let search = Phrase(en: "Search the help", fr: "Rechercher dans l’aide")
    public static let find = Phrase(en: "Search", fr: "Rechercher")
    public static let articles = Phrase(en: "All articles", fr: "Tous les articles")
    public static let crumbs = Phrase(en: "You are here", fr: "Vous êtes ici")
    public static func found(_ count: Int, _ query: String) -> Phrase {
        switch count {
        case 0: Phrase(en: "Nothing found for “\(query)”", fr: "Aucun résultat pour « \(query) »")
        case 1: Phrase(en: "1 article for “\(query)”", fr: "1 article pour « \(query) »")
        default: Phrase(en: "\(count) articles for “\(query)”", fr: "\(count) articles pour « \(query) »")
        }
    }
    public static let tryAnother = Phrase(
        en: "Try another word, or look through all articles below.",
        fr: "Essayez un autre mot, ou parcourez tous les articles ci-dessous.")
    public static func callCare(_ phone: String) -> Phrase {
        Phrase(en: "Or call Customer Care on \(phone).", fr: "Ou appelez le Service Client au \(phone).")
    }
    public static func checked(_ version: String) -> Phrase {
        Phrase(
            en: "Last checked against version \(version) of this service.",
            fr: "Vérifié pour la dernière fois avec la version \(version) de ce service.")
    }
    /// In an article, in the place of where the number is found.
    public static func onNumber(_ phone: String) -> Phrase { Phrase(en: "on \(phone)", fr: "au \(phone)") }

    public static let missingTitle = Phrase(en: "Help is not available here", fr: "L’aide n’est pas disponible ici")
    public static let missing = Phrase(
        en: "The help articles are not installed at present. Everything else works as usual.",
        fr: "Les articles d’aide ne sont pas installés pour le moment. Tout le reste fonctionne normalement.")
    public static func missingCall(_ phone: String) -> Phrase {
        Phrase(
            en: "If you need help, call Customer Care on \(phone).",
            fr: "Si vous avez besoin d’aide, appelez le Service Client au \(phone).")
    }
    public static let missingAtDesk = Phrase(
        en: "If you need help, ask your supervisor.", fr: "Pour toute question, adressez-vous à la supervision.")

    public static let unknownTitle = Phrase(en: "There is no such article", fr: "Cet article n’existe pas")
    public static let unknown = Phrase(
        en: "It may have been renamed. Search for it, or look through all articles.",
        fr: "Il a peut-être changé de nom. Recherchez-le, ou parcourez tous les articles.")
    public static let toHelp = Phrase(en: "Go to the help", fr: "Aller à l’aide")

    /// Before the subject of a link from another page.
    public static func about(_ subject: Phrase) -> Phrase {
        Phrase(en: "Help: \(subject.en)", fr: "Aide : \(subject.fr)")
    }
    public static let newTab = Phrase(en: "(opens in a new tab)", fr: "(s’ouvre dans un nouvel onglet)")
}
