import SecurityQuestions

/// The words of every page: tabs, buttons, the brand's frame.
package enum Words {
    package static let careDesk = Phrase(en: "Care desk", fr: "Espace conseiller")
    package static let customerCare = Phrase(en: "Customer Care", fr: "Service Client")

    package static let home = Phrase(en: "Home", fr: "Accueil")
    package static let account = Phrase(en: "Account", fr: "Compte")
    package static let help = Phrase(en: "Help", fr: "Aide")
    package static let settings = Phrase(en: "Settings", fr: "Paramètres")
    package static let activity = Phrase(en: "Activity", fr: "Activité")

    package static let edit = Phrase(en: "Edit", fr: "Éditer")
    package static let save = Phrase(en: "Save", fr: "Sauvegarder")
    package static let cancel = Phrase(en: "Cancel", fr: "Annuler")
    package static let next = Phrase(en: "Continue", fr: "Continuer")
    package static let show = Phrase(en: "Show", fr: "Afficher")
    /// The first entry of a list, which chooses nothing.
    package static let choose = Phrase(en: "Choose…", fr: "Choisissez…")
    package static let copy = Phrase(en: "Copy", fr: "Copier")
    package static let copied = Phrase(en: "Copied", fr: "Copié")
    package static let notCopied = Phrase(
        en: "It could not be copied. Select it and copy it by hand.",
        fr: "La copie a échoué. Sélectionnez le texte et copiez-le à la main.")
    package static let saveFile = Phrase(en: "Download", fr: "Télécharger")
    package static let printPage = Phrase(en: "Print", fr: "Imprimer")
    package static let hide = Phrase(en: "Hide", fr: "Masquer")

    package static let logIn = Phrase(en: "Log in", fr: "Se connecter")
    package static let logOut = Phrase(en: "Log out", fr: "Se déconnecter")
    package static let email = Phrase(en: "E-mail address", fr: "Adresse e-mail")
    package static let password = Phrase(en: "Password", fr: "Mot de passe")

    package static let skipToContent = Phrase(en: "Skip to content", fr: "Aller au contenu")
    package static let mainNavigation = Phrase(en: "Main", fr: "Navigation principale")
    package static let accountNavigation = Phrase(en: "Account", fr: "Compte")
    /// The name of the *other* language, in that language.
    package static let otherLanguage = Phrase(en: "Français", fr: "English")

    package static let privacyNotice = Phrase(en: "Privacy notice", fr: "Données personnelles")
    package static let legalNotice = Phrase(en: "Legal notice", fr: "Mentions légales")

    package static func carePhone(_ number: String) -> Phrase {
        Phrase(en: "Customer Care: \(number)", fr: "Service Client : \(number)")
    }

    package static let error = Phrase(en: "Error", fr: "Erreur")

    /// "de Camille", "d’Alice".
    static func frenchOf(_ name: String) -> String {
        let isVowel = name.lowercased().first.map("aàâäáåãæeéèêëiíîïoóôöõœuùûüú".contains) ?? false
        return isVowel ? "d’\(name)" : "de \(name)"
    }

    package static func pageTitle(_ page: String, _ place: String) -> String { "\(page) · \(place)" }
}
