import SecurityQuestions

/// What happened, and what follows from it.
extension NoticeWords {
    static func happened(_ kind: Message.Kind, _ company: String, _ when: Phrase) -> Phrase? {
        switch kind {
        case .questionChanged:
            Phrase(
                en: "The security question of the account “\(company)” was changed \(when.en).",
                fr: "La question de sécurité du compte « \(company) » a été modifiée \(when.fr).")
        case .passwordChanged:
            Phrase(
                en: "A password for the account “\(company)” was changed \(when.en).",
                fr: "Un mot de passe du compte « \(company) » a été modifié \(when.fr).")
        case .emailChanged:
            Phrase(
                en: "An e-mail address that logs in to the account “\(company)” was changed \(when.en).",
                fr: "Une adresse e-mail de connexion au compte « \(company) » a été modifiée \(when.fr).")
        case .newBrowser:
            Phrase(
                en: "Somebody logged in to the account “\(company)” from a new browser \(when.en).",
                fr: "Une connexion au compte « \(company) » a eu lieu depuis un nouveau navigateur \(when.fr).")
        case .questionLocked:
            Phrase(
                en:
                    "After several wrong answers on the phone, verification by phone was paused for the account “\(company)” \(when.en).",
                fr:
                    "Après plusieurs réponses erronées au téléphone, la vérification par téléphone du compte « \(company) » a été suspendue \(when.fr)."
            )
        case .answerDead:
            Phrase(
                en:
                    "After too many wrong answers on the phone, the answer of the account “\(company)” stopped working \(when.en).",
                fr:
                    "La réponse du compte « \(company) » n’est plus valable depuis \(when.fr), après trop de réponses erronées au téléphone."
            )
        case .questionUnlocked:
            Phrase(
                en: "Customer Care opened verification by phone again for the account “\(company)” \(when.en).",
                fr: "Le Service Client a rétabli la vérification par téléphone du compte « \(company) » \(when.fr).")
        case .callVerified:
            Phrase(
                en: "A caller was verified by Customer Care for the account “\(company)” \(when.en).",
                fr:
                    "Le Service Client a vérifié l’identité de quelqu’un au téléphone pour le compte « \(company) » \(when.fr)."
            )
        case .phoneStopped:
            Phrase(
                en: "“This was not me” was reported for the account “\(company)” \(when.en).",
                fr: "« Ce n’était pas moi » a été signalé pour le compte « \(company) » \(when.fr).")
        case .secondFactorOn:
            Phrase(
                en: "Two-step log-in to the account “\(company)” was activated \(when.en).",
                fr: "La connexion en deux étapes au compte « \(company) » a été activée \(when.fr).")
        case .secondFactorOff:
            Phrase(
                en: "Two-step log-in to the account “\(company)” was deactivated \(when.en).",
                fr: "La connexion en deux étapes au compte « \(company) » a été désactivée \(when.fr).")
        case .recoveryCodeUsed:
            Phrase(
                en: "A recovery code was used to log in to the account “\(company)” \(when.en).",
                fr: "Un code de secours a servi à la connexion au compte « \(company) » \(when.fr).")
        case .invitation, .memberAdded, .passwordReset, .emailConfirmation: nil
        }
    }

    static func follows(_ kind: Message.Kind) -> Phrase? {
        switch kind {
        case .emailChanged:
            Phrase(
                en: "For thirty days the previous address receives messages like this one as well.",
                fr: "Pendant trente jours, l’adresse précédente reçoit également les messages comme celui-ci.")
        case .questionLocked:
            Phrase(
                en: "It opens again by itself. You can log in to the Office Manager as usual.",
                fr: "Elle reprendra d’elle-même. L’accès à votre Office Manager ne change pas.")
        case .answerDead:
            Phrase(
                en:
                    "Until you choose a new question in the Office Manager, under “Account”, then “Settings”, nobody can be verified with it on the phone.",
                fr:
                    "Tant qu’une nouvelle question n’est pas choisie dans votre Office Manager, sous « Compte » puis « Paramètres », elle ne permet plus aucune vérification par téléphone."
            )
        case .phoneStopped:
            Phrase(
                en:
                    "Everyone was logged out, and nobody can be verified with the security question until you choose a new one in the Office Manager, under “Account”, then “Settings”.",
                fr:
                    "Toutes les sessions ont été fermées, et la question de sécurité ne permet plus aucune vérification tant que vous n’en choisissez pas une nouvelle dans votre Office Manager, sous « Compte » puis « Paramètres »."
            )
        case .secondFactorOff:
            Phrase(
                en: "From now on a password is enough to log in.",
                fr: "Désormais, le mot de passe suffit pour se connecter.")
        case .recoveryCodeUsed:
            Phrase(
                en: "It cannot be used again. Make new codes in the Office Manager when few are left.",
                fr: "Il ne peut plus servir. Créez de nouveaux codes dans votre Office Manager quand il en reste peu.")
        default: nil
        }
    }
}
