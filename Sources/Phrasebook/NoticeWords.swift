import SecurityQuestions

/// Notices: something that matters for security has happened.
package enum NoticeWords {
    /// When it happened, and with whose log-in where there was one; who used it, nobody knows: "on 22 November 2026 at
    /// 16:20, with the log-in of Margaret Ellison".
    package static func when(_ date: Phrase, by name: String?) -> Phrase {
        Phrase(
            en: "on \(date.en)" + (name.map { ", with the log-in of \($0)" } ?? ""),
            fr: "le \(date.fr)" + (name.map { ", avec l’accès \(Words.frenchOf($0))" } ?? ""))
    }

    package static let notMe = Phrase(en: "This was not me", fr: "Ce n’était pas moi")

    /// What the link does.
    static let ifNotYou = Phrase(
        en:
            "If this was you or a colleague, there is nothing you need to do. If not, choose “This was not me”, log in and confirm: everyone else is logged out, phone checks stop, and you choose a new password and a new security question.",
        fr:
            "S’il s’agit de vous ou d’un membre de votre équipe, vous n’avez rien à faire. Sinon, choisissez « Ce n’était pas moi », connectez-vous et confirmez : toutes les autres sessions sont fermées, les vérifications par téléphone sont arrêtées, et vous choisissez un nouveau mot de passe et une nouvelle question de sécurité."
    )
    static let ifNotAsked = Phrase(
        en:
            "If you or a colleague asked for this, there is nothing you need to do. If not, choose “This was not me”, log in and confirm: everyone else is logged out, phone checks stop, and you choose a new password and a new security question.",
        fr:
            "Si vous ou un membre de votre équipe en avez fait la demande, vous n’avez rien à faire. Sinon, choisissez « Ce n’était pas moi », connectez-vous et confirmez : toutes les autres sessions sont fermées, les vérifications par téléphone sont arrêtées, et vous choisissez un nouveau mot de passe et une nouvelle question de sécurité."
    )
    static let ifNobodyCalled = Phrase(
        en:
            "If nobody from your company called Customer Care, somebody may be posing as you. Choose “This was not me”, log in and confirm: everyone else is logged out, phone checks stop, and you choose a new password and a new security question.",
        fr:
            "Si personne de votre société n’a appelé le Service Client, quelqu’un cherche peut-être à se faire passer pour vous. Choisissez « Ce n’était pas moi », connectez-vous et confirmez : toutes les autres sessions sont fermées, les vérifications par téléphone sont arrêtées, et vous choisissez un nouveau mot de passe et une nouvelle question de sécurité."
    )
    /// Somebody of the account was phoned by an impostor.
    static let ifAnswersWereGiven = Phrase(
        en:
            "If an answer, a password or a code was told to whoever phoned, choose “This was not me”, log in and confirm: everyone else is logged out, phone checks stop, and you choose a new password and a new security question.",
        fr:
            "Si une réponse, un mot de passe ou un code a été communiqué lors de cet appel, choisissez « Ce n’était pas moi », connectez-vous et confirmez : toutes les autres sessions sont fermées, les vérifications par téléphone sont arrêtées, et vous choisissez un nouveau mot de passe et une nouvelle question de sécurité."
    )
    /// The report itself: whoever made it has two things left to do.
    static let afterReport = Phrase(
        en:
            "Choose a new password and a new security question, if that has not been done yet. If nobody of your company reported this, call Customer Care.",
        fr:
            "Choisissez un nouveau mot de passe et une nouvelle question de sécurité, si ce n’est pas déjà fait. Si personne de votre société n’a fait ce signalement, appelez le Service Client."
    )

    /// For whoever reads mail at an address that was replaced: they can neither log in nor be sent a link.
    package static func formerAddress(_ phone: String) -> Phrase {
        Phrase(
            en:
                "You can no longer log in with this address. If you did not change it, call Customer Care at once on \(phone).",
            fr:
                "Vous ne pouvez plus vous connecter avec cette adresse. Si vous n’êtes pas à l’origine de ce changement, appelez immédiatement le Service Client au \(phone)."
        )
    }

    /// - Precondition: `kind` is a notice; nil for the others.
    ///
    /// `details` tell more of what happened, so that a reader can judge whether it was them. `toFormerAddress` is Customer Care's number, where the reader cannot log in with the address any more.
    package static func text(
        _ kind: Message.Kind, company: String, when: Phrase, times: Int, about person: PersonConcerned? = nil,
        details: [Phrase] = [], fields: [AccountChange.Field] = [], toFormerAddress phone: String? = nil
    ) -> MailText? {
        guard kind.isNotice, let subject = subject(kind),
            let happened = happened(kind, company, when, about: person, fields: fields)
        else {
            return nil
        }
        return MailText(
            subject: subject,
            paragraphs: [happened] + details + (times > 1 ? [several(times)] : []) + (follows(kind).map { [$0] } ?? []),
            link: notMe,
            advice: kind == .accessEnded ? PeopleWords.ifNotExpected : phone.map(formerAddress) ?? advice(kind))
    }

    /// One mail for several notices.
    static func several(_ times: Int) -> Phrase {
        Phrase(
            en: "This has happened \(times) times; the date given is that of the last.",
            fr: "Cela s’est produit \(times) fois ; la date indiquée est celle de la dernière fois.")
    }

    private static func advice(_ kind: Message.Kind) -> Phrase {
        switch kind {
        case .questionLocked, .answerDead, .callVerified: ifNobodyCalled
        case .impostorReported: ifAnswersWereGiven
        case .questionUnlocked, .emailChangeAsked, .accountChanged: ifNotAsked
        case .phoneStopped: afterReport
        default: ifNotYou
        }
    }

    private static func subject(_ kind: Message.Kind) -> Phrase? {
        switch kind {
        case .questionChanged: Phrase(en: "Security question changed", fr: "Question de sécurité modifiée")
        case .passwordChanged: Phrase(en: "Password changed", fr: "Mot de passe modifié")
        case .emailChangeAsked:
            Phrase(en: "Change of e-mail address requested", fr: "Changement d’adresse e-mail demandé")
        case .emailChanged: Phrase(en: "E-mail address changed", fr: "Adresse e-mail modifiée")
        case .newBrowser: Phrase(en: "Log-in from a new browser", fr: "Connexion depuis un nouveau navigateur")
        case .questionLocked:
            Phrase(en: "Security question locked", fr: "Question de sécurité verrouillée")
        case .answerDead:
            Phrase(en: "Choose a new security question", fr: "Choisissez une nouvelle question de sécurité")
        case .questionUnlocked:
            Phrase(en: "Security question open again", fr: "Question de sécurité rétablie")
        case .callVerified: Phrase(en: "Verified on the phone", fr: "Identité vérifiée par téléphone")
        case .phoneStopped: Phrase(en: "Phone checks stopped", fr: "Vérifications par téléphone arrêtées")
        case .secondFactorOn: Phrase(en: "Second factor turned on", fr: "Double authentification activée")
        case .secondFactorOff: Phrase(en: "Second factor turned off", fr: "Double authentification désactivée")
        case .recoveryCodeUsed: Phrase(en: "Recovery code used", fr: "Code de secours utilisé")
        case .accountChanged: AccountChangeWords.subject
        case .memberJoined: Phrase(en: "New person on your account", fr: "Nouvel accès à votre compte")
        case .memberChanged: Phrase(en: "A person’s access changed", fr: "Accès d’une personne modifié")
        case .memberRemoved: Phrase(en: "A person has left your account", fr: "Accès retiré de votre compte")
        case .accessEnded: Phrase(en: "Your access has ended", fr: "Votre accès a pris fin")
        case .impostorReported:
            Phrase(en: "Somebody posed as Customer Care", fr: "Quelqu’un s’est fait passer pour le Service Client")
        case .invitation, .memberAdded, .passwordReset, .emailConfirmation, .codeLink,
            .agentPassword, .agentAdded, .agentEnabled, .agentDisabled, .agentChanged, .agentSessionsEnded,
            .agentFactorReset,
            .agentLinkSent, .agentPasswordChanged:
            nil
        }
    }
}
