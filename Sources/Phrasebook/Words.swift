import SecurityQuestions

/// The words of every page: tabs, buttons, the brand's frame.
public enum Words {
    public static let careDesk = Phrase(en: "Care desk", fr: "Espace conseiller")
    public static let customerCare = Phrase(en: "Customer Care", fr: "Service Client")

    public static let home = Phrase(en: "Home", fr: "Accueil")
    public static let account = Phrase(en: "Account", fr: "Compte")
    public static let help = Phrase(en: "Help", fr: "Aide")
    public static let settings = Phrase(en: "Settings", fr: "Paramètres")
    public static let activity = Phrase(en: "Activity", fr: "Activité")

    public static let edit = Phrase(en: "Edit", fr: "Éditer")
    public static let save = Phrase(en: "Save", fr: "Sauvegarder")
    public static let cancel = Phrase(en: "Cancel", fr: "Annuler")
    public static let next = Phrase(en: "Continue", fr: "Continuer")
    public static let show = Phrase(en: "Show", fr: "Afficher")
    public static let hide = Phrase(en: "Hide", fr: "Masquer")

    public static let logIn = Phrase(en: "Log in", fr: "Se connecter")
    public static let logOut = Phrase(en: "Log out", fr: "Se déconnecter")
    public static let email = Phrase(en: "E-mail address", fr: "Adresse e-mail")
    public static let password = Phrase(en: "Password", fr: "Mot de passe")

    public static let skipToContent = Phrase(en: "Skip to content", fr: "Aller au contenu")
    public static let mainNavigation = Phrase(en: "Main", fr: "Navigation principale")
    public static let accountNavigation = Phrase(en: "Account", fr: "Compte")
    /// The name of the *other* language, in that language.
    public static let otherLanguage = Phrase(en: "Français", fr: "English")

    public static let privacyNotice = Phrase(en: "Privacy notice", fr: "Données personnelles")
    public static let legalNotice = Phrase(en: "Legal notice", fr: "Mentions légales")

    public static func carePhone(_ number: String) -> Phrase {
        Phrase(en: "Customer Care: \(number)", fr: "Service Client : \(number)")
    }

    public static let error = Phrase(en: "Error", fr: "Erreur")

    /// "de Camille", "d’Alice".
    static func frenchOf(_ name: String) -> String {
        let isVowel = name.lowercased().first.map("aàâäáåãæeéèêëiíîïoóôöõœuùûüú".contains) ?? false
        return isVowel ? "d’\(name)" : "de \(name)"
    }

    public static func pageTitle(_ page: String, _ place: String) -> String { "\(page) · \(place)" }
}
