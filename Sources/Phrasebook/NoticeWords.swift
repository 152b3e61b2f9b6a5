import SecurityQuestions

/// Notices: something that matters for security has happened.
public enum NoticeWords {
    /// When it happened, and by whom where that is known: "on 22 November 2026 at 16:20 by Margaret Ellison".
    public static func when(_ date: Phrase, by name: String?) -> Phrase {
        Phrase(
            en: "on \(date.en)" + (name.map { " by \($0)" } ?? ""),
            fr: "le \(date.fr)" + (name.map { " par \($0)" } ?? ""))
    }

    public static let notMe = Phrase(en: "This was not me", fr: "Ce n’était pas moi")

    /// What the link does.
    static let ifNotYou = Phrase(
        en:
            "If this was you or a colleague, there is nothing you need to do. If not, choose “This was not me” and log in: everyone is logged out, verification by phone stops, and you choose a new security question.",
        fr:
            "S’il s’agit de vous ou d’un membre de votre équipe, vous n’avez rien à faire. Sinon, choisissez « Ce n’était pas moi » et connectez-vous : toutes les sessions sont fermées, la vérification par téléphone est arrêtée et vous choisissez une nouvelle question de sécurité."
    )
    static let ifNotAsked = Phrase(
        en:
            "If you or a colleague asked for this, there is nothing you need to do. If not, choose “This was not me” and log in: everyone is logged out, verification by phone stops, and you choose a new security question.",
        fr:
            "Si vous ou un membre de votre équipe en avez fait la demande, vous n’avez rien à faire. Sinon, choisissez « Ce n’était pas moi » et connectez-vous : toutes les sessions sont fermées, la vérification par téléphone est arrêtée et vous choisissez une nouvelle question de sécurité."
    )
    static let ifNobodyCalled = Phrase(
        en:
            "If nobody from your company called Customer Care, somebody may be posing as you. Choose “This was not me” and log in: everyone is logged out, verification by phone stops, and you choose a new security question.",
        fr:
            "Si personne de votre société n’a appelé le Service Client, quelqu’un cherche peut-être à se faire passer pour vous. Choisissez « Ce n’était pas moi » et connectez-vous : toutes les sessions sont fermées, la vérification par téléphone est arrêtée et vous choisissez une nouvelle question de sécurité."
    )

    /// - Precondition: `kind` is a notice; nil for the others.
    public static func text(_ kind: Message.Kind, company: String, when: Phrase) -> MailText? {
        guard kind.isNotice, let subject = subject(kind), let happened = happened(kind, company, when) else {
            return nil
        }
        return MailText(
            subject: subject, paragraphs: [happened] + (follows(kind).map { [$0] } ?? []), link: notMe,
            advice: advice(kind))
    }

    private static func advice(_ kind: Message.Kind) -> Phrase {
        switch kind {
        case .questionLocked, .answerDead, .callVerified: ifNobodyCalled
        case .questionUnlocked: ifNotAsked
        default: ifNotYou
        }
    }

    private static func subject(_ kind: Message.Kind) -> Phrase? {
        switch kind {
        case .questionChanged: Phrase(en: "Security question changed", fr: "Question de sécurité modifiée")
        case .passwordChanged: Phrase(en: "Password changed", fr: "Mot de passe modifié")
        case .emailChanged: Phrase(en: "E-mail address changed", fr: "Adresse e-mail modifiée")
        case .newBrowser: Phrase(en: "Log-in from a new browser", fr: "Connexion depuis un nouveau navigateur")
        case .questionLocked:
            Phrase(en: "Verification by phone paused", fr: "Vérification par téléphone suspendue")
        case .answerDead:
            Phrase(en: "Choose a new security question", fr: "Choisissez une nouvelle question de sécurité")
        case .questionUnlocked:
            Phrase(en: "Verification by phone open again", fr: "Vérification par téléphone rétablie")
        case .callVerified: Phrase(en: "Verified on the phone", fr: "Identité vérifiée par téléphone")
        case .phoneStopped: Phrase(en: "Verification by phone stopped", fr: "Vérification par téléphone arrêtée")
        case .secondFactorOn: Phrase(en: "Two-step log-in activated", fr: "Connexion en deux étapes activée")
        case .secondFactorOff: Phrase(en: "Two-step log-in deactivated", fr: "Connexion en deux étapes désactivée")
        case .recoveryCodeUsed: Phrase(en: "Recovery code used", fr: "Code de secours utilisé")
        case .invitation, .memberAdded, .passwordReset, .emailConfirmation: nil
        }
    }
}
