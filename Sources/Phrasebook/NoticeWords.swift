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

    /// The words of a notice. `details` tell more of what happened, so that a reader can judge whether it was them.
    ///
    /// - Precondition: `message` is a notice; nil for the others.
    package static func text(
        of message: Message, company: String, when: Phrase, details: [Phrase] = [], carePhone: String
    ) -> MailText? {
        let kind = message.kind
        guard kind.isNotice, let subject = subject(kind), let happened = happened(message, company, when) else {
            return nil
        }
        let times = message.equals.waiting
        return MailText(
            subject: subject,
            paragraphs: [happened] + details + (times > 1 ? [several(times)] : [])
                + (follows(message).map { [$0] } ?? []),
            link: NoticeAdvice.button(of: message), advice: NoticeAdvice.text(of: message, carePhone: carePhone))
    }

    /// One mail for several notices.
    static func several(_ times: Int) -> Phrase {
        Phrase(
            en: "This has happened \(times) times; the date given is that of the last.",
            fr: "Cela s’est produit \(times) fois ; la date indiquée est celle de la dernière fois.")
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
            .agentLinkSent, .agentPasswordChanged, .agentWebhookPaused:
            nil
        }
    }
}
