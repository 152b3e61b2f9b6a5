import SecurityQuestions

/// What happened, and what follows from it.
extension NoticeWords {
    static func happened(_ message: Message, _ company: String, _ when: Phrase) -> Phrase? {
        if let address = message.reportedFrom { return NotMeLinkWords.reported(company, when, from: address) }
        if message.isResumption { return NotMeLinkWords.resumed(company, when) }
        return happened(message.kind, company, when, about: message.about, fields: message.fields)
    }

    private static func happened(
        _ kind: Message.Kind, _ company: String, _ when: Phrase, about person: PersonConcerned?,
        fields: [AccountChange.Field]
    ) -> Phrase? {
        switch kind {
        case .accountChanged: AccountChangeWords.happened(company, when, fields)
        case .memberJoined, .memberChanged, .memberRemoved, .accessEnded:
            PeopleWords.happened(kind, company, when, about: person)
        case .questionChanged:
            Phrase(
                en: "The security question of the account “\(company)” was changed \(when.en).",
                fr: "La question de sécurité du compte « \(company) » a été modifiée \(when.fr).")
        case .passwordChanged:
            Phrase(
                en: "A password for the account “\(company)” was changed \(when.en).",
                fr: "Un mot de passe du compte « \(company) » a été modifié \(when.fr).")
        case .emailChangeAsked:
            Phrase(
                en: "Somebody asked to change an e-mail address of the account “\(company)” \(when.en).",
                fr: "Un changement d’adresse e-mail a été demandé pour le compte « \(company) » \(when.fr).")
        case .emailChanged:
            Phrase(
                en: "An e-mail address of the account “\(company)” was changed \(when.en).",
                fr: "Une adresse e-mail du compte « \(company) » a été modifiée \(when.fr).")
        case .newBrowser:
            Phrase(
                en: "Somebody logged in to the account “\(company)” from a new browser \(when.en).",
                fr: "Une connexion au compte « \(company) » a eu lieu depuis un nouveau navigateur \(when.fr).")
        case .questionLocked:
            Phrase(
                en:
                    "After several wrong answers on the phone, the security question of the account “\(company)” was locked \(when.en).",
                fr:
                    "Après plusieurs réponses erronées au téléphone, la question de sécurité du compte « \(company) » a été verrouillée \(when.fr)."
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
                en: "Customer Care unlocked the security question of the account “\(company)” \(when.en).",
                fr: "Le Service Client a déverrouillé la question de sécurité du compte « \(company) » \(when.fr).")
        case .callVerified: CallerWords.happened(company, when, person)
        case .phoneStopped:
            Phrase(
                en: "“This was not me” was reported for the account “\(company)” \(when.en).",
                fr: "« Ce n’était pas moi » a été signalé pour le compte « \(company) » \(when.fr).")
        case .secondFactorOn:
            Phrase(
                en: "A second factor was turned on for log-in to the account “\(company)” \(when.en).",
                fr: "La double authentification pour la connexion au compte « \(company) » a été activée \(when.fr).")
        case .secondFactorOff:
            Phrase(
                en: "A second factor was turned off for log-in to the account “\(company)” \(when.en).",
                fr: "La double authentification pour la connexion au compte « \(company) » a été désactivée \(when.fr)."
            )
        case .recoveryCodeUsed:
            Phrase(
                en: "A recovery code was used to log in to the account “\(company)” \(when.en).",
                fr: "Un code de secours a servi à la connexion au compte « \(company) » \(when.fr).")
        case .impostorReported:
            Phrase(
                en:
                    "It was reported \(when.en) that somebody phoned in the name of Customer Care about the account “\(company)”, to get a support code.",
                fr:
                    "Il a été signalé \(when.fr) que quelqu’un a téléphoné au nom du Service Client au sujet du compte « \(company) », pour obtenir un code d’assistance."
            )
        case .invitation, .memberAdded, .passwordReset, .emailConfirmation, .codeLink,
            .agentPassword, .agentAdded, .agentEnabled, .agentDisabled, .agentChanged, .agentSessionsEnded,
            .agentFactorReset,
            .agentLinkSent, .agentPasswordChanged, .agentWebhookPaused:
            nil
        }
    }

    static func follows(_ message: Message) -> Phrase? {
        if message.reportedFrom != nil { return NotMeLinkWords.stopped }
        // Nobody of the account asked.
        if message.kind == .emailChangeAsked, message.by == nil { return AgreementWords.asked }
        return follows(message.kind)
    }

    private static func follows(_ kind: Message.Kind) -> Phrase? {
        switch kind {
        case .emailChangeAsked:
            Phrase(
                en: "The address changes once it is confirmed from the new mailbox, within 24 hours.",
                fr: "L’adresse changera dès sa confirmation depuis la nouvelle messagerie, dans les 24 heures.")
        case .emailChanged:
            Phrase(
                en: "For thirty days the previous address receives messages like this one as well.",
                fr: "Pendant trente jours, l’adresse précédente reçoit également les messages comme celui-ci.")
        case .questionLocked:
            Phrase(
                en:
                    "For a while it is not checked on the phone; support codes still work. It opens again by itself. If it was you or a colleague, get a support code on the Home page of the Office Manager and call again.",
                fr:
                    "Pendant un moment, elle n’est pas vérifiée par téléphone ; les codes d’assistance restent valables. Elle sera rétablie d’elle-même. Si c’était vous ou un membre de votre équipe, obtenez un code d’assistance sur la page d’accueil de votre Office Manager et rappelez."
            )
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
                    "Everyone else was logged out. Customer Care checks neither the security question nor a support code until a new question is chosen in the Office Manager, under “Account”, then “Settings”.",
                fr:
                    "Toutes les autres sessions ont été fermées. Le Service Client ne vérifie plus ni la question de sécurité ni un code d’assistance tant qu’une nouvelle question n’est pas choisie dans votre Office Manager, sous « Compte » puis « Paramètres »."
            )
        case .memberRemoved, .accessEnded: PeopleWords.follows(kind)
        case .accountChanged: AccountChangeWords.follows
        case .memberJoined, .memberChanged:
            Phrase(
                en: "If nobody from your company asked for this, also call Customer Care.",
                fr: "Si personne de votre société ne l’a demandé, appelez aussi le Service Client.")
        case .secondFactorOff:
            Phrase(
                en: "From now on log-in asks for no code.",
                fr: "Désormais, la connexion ne demande plus de code.")
        case .recoveryCodeUsed:
            Phrase(
                en:
                    "It cannot be used again. When few are left, turn the second factor off and set it up again.",
                fr:
                    "Il ne peut plus servir. Quand il en reste peu, désactivez la double authentification, puis configurez-la à nouveau."
            )
        case .impostorReported:
            Phrase(
                en:
                    "Open calls about the account were ended, and support codes stopped working. Customer Care never phones to ask for a code: hang up, and dial Customer Care yourself.",
                fr:
                    "Les appels ouverts au sujet du compte ont été terminés, et les codes d’assistance ne fonctionnent plus. Le Service Client n’appelle jamais pour demander un code : raccrochez, et composez vous-même son numéro."
            )
        default: nil
        }
    }
}
