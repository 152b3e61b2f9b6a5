import SecurityQuestions

/// The steps of activation, and what to say when a link does not work.
package enum ActivationWords {
    package static func step(_ number: Int) -> Phrase {
        Phrase(en: "Step \(number) of 3", fr: "Étape \(number) sur 3")
    }

    package static let confirmTitle = Phrase(en: "Is this your account?", fr: "Est-ce bien votre compte ?")
    package static let confirmWhat = Phrase(
        en: "Check that this invitation is meant for you.", fr: "Vérifiez que cette invitation vous est bien destinée.")
    package static let company = Phrase(en: "Company", fr: "Société")
    package static let number = Phrase(en: "Account number", fr: "Numéro de compte")
    package static let person = Phrase(en: "Your name", fr: "Votre nom")
    package static let confirm = Phrase(en: "Yes, this is my account", fr: "Oui, c’est mon compte")
    package static func notYours(_ phone: String) -> Phrase {
        Phrase(
            en: "Not yours? Close this page and tell Customer Care: \(phone).",
            fr: "Ce n’est pas le vôtre ? Fermez cette page et prévenez le Service Client : \(phone).")
    }

    package static let passwordTitle = Phrase(en: "Choose a password", fr: "Choisissez un mot de passe")
    package static let passwordOfBefore = Phrase(
        en: "The one you chose in the step before, in another browser.",
        fr: "Celui que vous avez choisi à l’étape précédente, dans un autre navigateur.")
    package static let passwordWrong = Phrase(
        en: "That is not the password you chose in the step before. Try again.",
        fr: "Ce n’est pas le mot de passe choisi à l’étape précédente. Réessayez.")
    package static let passwordHint = Phrase(
        en: "At least 15 characters. A few words in a row are easy to remember; you can paste them.",
        fr: "Au moins 15 caractères. Quelques mots à la suite se retiennent facilement ; vous pouvez les coller.")
    package static func passwordRefused(_ refusal: PasswordRules.Refusal) -> Phrase {
        switch refusal {
        case .tooShort:
            Phrase(
                en: "This password is too short. Use at least 15 characters.",
                fr: "Ce mot de passe est trop court. Utilisez au moins 15 caractères.")
        case .tooLong:
            Phrase(
                en: "This password is too long. Use at most 200 characters.",
                fr: "Ce mot de passe est trop long. Utilisez 200 caractères au plus.")
        case .common:
            Phrase(
                en:
                    "This password is mostly made of words, names or runs of keys that are tried first. Use several words that do not belong together.",
                fr:
                    "Ce mot de passe est surtout fait de mots, de noms ou de suites de touches que l’on essaie en premier. Prenez plusieurs mots sans rapport entre eux."
            )
        case .sameAsBefore:
            Phrase(
                en: "This is your present password. Choose another one.",
                fr: "C’est votre mot de passe actuel. Choisissez-en un autre.")
        case .personal:
            Phrase(
                en: "This password is made of your name, company or address. Choose another.",
                fr:
                    "Ce mot de passe est formé de votre nom, de votre société ou de votre adresse. Choisissez-en un autre."
            )
        }
    }

    package static let questionTitle = Phrase(
        en: "Choose your security question", fr: "Choisissez votre question de sécurité")
    package static let answer = Phrase(en: "Your answer", fr: "Votre réponse")
    package static let finish = Phrase(en: "Activate the account", fr: "Activer le compte")
    package static let later = Phrase(
        en: "You can leave now and come back with the same link.",
        fr: "Vous pouvez vous arrêter ici et revenir avec le même lien.")

    package static let doneTitle = Phrase(en: "Your account is active", fr: "Votre compte est actif")
    package static let done = Phrase(
        en:
            "When you call Customer Care, you may be asked your security question. You can change it at any time under Account, Settings.",
        fr:
            "Lorsque vous appelez le Service Client, votre question de sécurité peut vous être posée. Vous pouvez la modifier à tout moment sous Compte, Paramètres."
    )
    package static func logInWith(_ email: String, at host: String) -> Phrase {
        Phrase(
            en: "From now on you log in at \(host) with the address \(email).",
            fr: "Désormais, connectez-vous sur \(host) avec l’adresse \(email).")
    }
    package static let protect = Phrase(
        en: "Next, protect your log-in: set up a second factor under Account, Settings.",
        fr: "Ensuite, protégez votre connexion : configurez la double authentification sous Compte, Paramètres.")
    package static let goHome = Phrase(en: "Go to your Office Manager", fr: "Ouvrir votre Office Manager")

    package static let usedTitle = Phrase(en: "This invitation has been used", fr: "Cette invitation a déjà servi")
    package static let used = Phrase(
        en: "The account is active. Log in with the password chosen then.",
        fr: "Le compte est actif. Connectez-vous avec le mot de passe choisi à ce moment-là.")
    package static let expiredTitle = Phrase(en: "This invitation has expired", fr: "Cette invitation a expiré")
    package static func expired(_ phone: String) -> Phrase {
        Phrase(
            en:
                "Invitations work for 14 days. Have a new one sent to the account’s e-mail address, or call Customer Care on \(phone).",
            fr:
                "Les invitations sont valables 14 jours. Demandez-en une nouvelle à l’adresse e-mail du compte, ou appelez le Service Client au \(phone)."
        )
    }
    package static let unknownTitle = Phrase(en: "This link does not work", fr: "Ce lien ne fonctionne pas")
    package static func unknown(_ phone: String) -> Phrase {
        Phrase(
            en:
                "Part of it may be missing, or a newer invitation has replaced it. Copy the whole link from your latest invitation, or call Customer Care on \(phone).",
            fr:
                "Il en manque peut-être une partie, ou une invitation plus récente l’a remplacé. Copiez le lien entier de votre dernière invitation, ou appelez le Service Client au \(phone)."
        )
    }
}
