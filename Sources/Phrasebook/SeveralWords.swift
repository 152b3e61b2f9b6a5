import SecurityQuestions

/// One log-in, several accounts.
package enum SeveralWords {
    package static let chooseTitle = Phrase(en: "Which account?", fr: "Quel compte ?")
    package static let chooseWhat = Phrase(
        en: "Your log-in opens several accounts. Choose one; you can switch later at the top of each page.",
        fr:
            "Votre connexion ouvre plusieurs comptes. Choisissez-en un ; vous pourrez en changer en haut de chaque page."
    )
    package static let tooLate = Phrase(
        en: "That took too long, or something has changed meanwhile. Please log in again.",
        fr: "Le délai est dépassé, ou quelque chose a changé entre-temps. Veuillez vous reconnecter.")
    package static let switchTitle = Phrase(en: "Switch account", fr: "Changer de compte")
    package static let switchWhat = Phrase(
        en:
            "Your log-in opens these accounts. A call that you announced and a code that you have got stay with their account.",
        fr: "Votre connexion ouvre ces comptes. Un appel annoncé et un code obtenu restent liés à leur compte.")
    package static let here = Phrase(en: "You are here", fr: "Vous êtes ici")
    package static let notOpened = Phrase(
        en: "Your log-in does not open that account any more.", fr: "Votre connexion n’ouvre plus ce compte.")
    package static let joined = Phrase(
        en: "You now belong to the account. Choose it below.",
        fr: "Vous faites maintenant partie du compte. Choisissez-le ci-dessous.")
    package static func numberAndRole(_ number: String, _ role: Phrase) -> Phrase {
        Phrase(en: "\(number), \(role.en)", fr: "\(number), \(role.fr)")
    }

    package static let joinTitle = Phrase(en: "Accept the invitation", fr: "Accepter l’invitation")
    package static func joinByLogIn(_ email: String, _ company: String) -> Phrase {
        Phrase(
            en:
                "\(email) has a log-in here already. Log in with it to accept access to the account “\(company)”. Your password stays the same.",
            fr:
                "\(email) sert déjà à se connecter ici. Connectez-vous avec cette adresse pour accepter l’accès au compte « \(company) ». Votre mot de passe reste le même."
        )
    }
    package static func join(_ company: String, _ role: Phrase) -> Phrase {
        Phrase(
            en: "You are invited to the account “\(company)” (role: \(role.en)). Its owners see your name and address.",
            fr:
                "Une invitation vous attend pour le compte « \(company) » (rôle : \(role.fr)). Ses titulaires voient votre nom et votre adresse."
        )
    }
    /// The owner of an account that nobody has activated yet.
    package static func addOwn(_ company: String) -> Phrase {
        Phrase(
            en:
                "Add the account “\(company)” to your log-in? After each log-in you then choose which account you mean.",
            fr:
                "Ajouter le compte « \(company) » à votre connexion ? Après chaque connexion, vous choisirez le compte voulu."
        )
    }
    package static let accept = Phrase(en: "Accept", fr: "Accepter")
    package static let logInToAccept = Phrase(en: "Log in to accept", fr: "Se connecter pour accepter")
    package static func otherLogIn(_ email: String) -> Phrase {
        Phrase(
            en: "You are logged in as \(email). Log out, then open the link again.",
            fr: "Vous utilisez actuellement la connexion de \(email). Déconnectez-vous, puis rouvrez le lien.")
    }

    /// Beside a new password by a mailed link.
    package static let resetWhat = Phrase(
        en:
            "The new password opens every account that this address logs in to. Afterwards you are logged out everywhere and log in with it.",
        fr:
            "Le nouveau mot de passe ouvre tous les comptes de cette adresse. Ensuite, toutes vos sessions sont fermées et vous vous connectez avec ce mot de passe."
    )
}
