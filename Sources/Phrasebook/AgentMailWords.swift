import SecurityQuestions

/// Mails to the people of the care desk: a link to choose a password by, and notices of what is changed about them.
package enum AgentMailWords {
    /// - Parameters:
    ///   - name: of the agent, or the program, that it is about.
    ///   - isReader: it is written to them.
    ///   - by: who did it, at the care desk; nil where a command did.
    /// - Precondition: `kind` is one of the care desk's; nil for the others.
    package static func text(
        _ kind: Message.Kind, about name: String, when: Phrase, by: String?, until end: Phrase
    ) -> MailText? {
        if kind == .agentPassword { return passwordLink(until: end) }
        guard let (subject, happened) = words(kind, name) else { return nil }
        let who = Phrase(
            en: by.map { "by \($0)" } ?? "by whoever runs the server",
            fr: by.map { "par \($0)" } ?? "par l’exploitation du serveur")
        if kind == .agentWebhookPaused { return webhookPaused(subject, happened, when) }
        if kind == .agentPasswordChanged {
            return MailText(
                subject: subject, paragraphs: [on(happened, when)], link: openDesk, advice: ifNotYou)
        }
        return MailText(
            subject: subject,
            paragraphs: [
                Phrase(
                    en: "\(happened.en): \(when.en), \(who.en).", fr: "\(happened.fr)\u{a0}: le \(when.fr), \(who.fr).")
            ],
            link: openDesk, advice: ifUnexpected)
    }

    private static func on(_ happened: Phrase, _ when: Phrase) -> Phrase {
        Phrase(en: "\(happened.en) on \(when.en).", fr: "\(happened.fr) le \(when.fr).")
    }

    private static func webhookPaused(_ subject: Phrase, _ happened: Phrase, _ when: Phrase) -> MailText {
        MailText(
            subject: subject,
            paragraphs: [
                on(happened, when),
                Phrase(
                    en:
                        "Its receiver has said that it is gone, or has taken nothing for 72 hours. What happens meanwhile waits for 30 days.",
                    fr:
                        "Le destinataire a répondu qu’il n’existe plus, ou n’a rien accepté pendant 72 heures. Les événements attendent pendant 30 jours."
                ),
            ],
            link: openDesk,
            advice: Phrase(
                en: "Tell whoever runs that program: once its receiver is well, it lets the webhook go on.",
                fr:
                    "Prévenez l’équipe qui exploite ce programme : une fois le destinataire rétabli, elle relance le webhook."
            ))
    }

    private static let openDesk = Phrase(en: "Open the care desk", fr: "Ouvrir l’espace conseiller")
    private static let ifUnexpected = Phrase(
        en: "If this surprises you, ask them, or whoever administers the care desk, now.",
        fr: "Si cela vous surprend, posez la question sans attendre à cette personne, ou à l’administration du service."
    )
    private static let ifNotYou = Phrase(
        en:
            "If this was not you, tell whoever administers the care desk at once: they can end your sessions and send a new link.",
        fr:
            "Si ce n’était pas vous, prévenez tout de suite l’administration du service : elle peut fermer vos sessions et envoyer un nouveau lien."
    )

    private static func passwordLink(until end: Phrase) -> MailText {
        MailText(
            subject: Phrase(
                en: "Choose your password for the care desk",
                fr: "Choisissez votre mot de passe pour l’espace conseiller"),
            paragraphs: [
                Phrase(
                    en: "With this link you choose the password that you log in to the care desk with.",
                    fr: "Ce lien vous permet de choisir le mot de passe de votre connexion à l’espace conseiller."),
                Phrase(
                    en:
                        "The link works once, until \(end.en). If you have a password already, it goes on working until you choose another.",
                    fr:
                        "Le lien fonctionne une seule fois, jusqu’au \(end.fr). Si vous avez déjà un mot de passe, il reste valable jusqu’à ce que vous en choisissiez un autre."
                ),
            ],
            link: Phrase(en: "Choose a password", fr: "Choisir un mot de passe"),
            advice: Phrase(
                en: "If you did not ask for this, do not follow the link, and tell whoever administers the care desk.",
                fr: "Si vous n’avez rien demandé, n’ouvrez pas le lien, et prévenez l’administration du service."))
    }

    private static func words(_ kind: Message.Kind, _ name: String) -> (subject: Phrase, happened: Phrase)? {
        switch kind {
        case .agentAdded:
            (
                Phrase(en: "Somebody joined the care desk", fr: "Nouvel accès à l’espace conseiller"),
                Phrase(
                    en: "\(name) can now log in to the care desk",
                    fr: "\(name) peut désormais accéder à l’espace conseiller")
            )
        case .agentEnabled:
            (
                Phrase(en: "Access to the care desk given back", fr: "Accès à l’espace conseiller rétabli"),
                Phrase(
                    en: "\(name) can log in to the care desk again",
                    fr: "\(name) peut de nouveau accéder à l’espace conseiller")
            )
        case .agentDisabled:
            (
                Phrase(en: "Access to the care desk ended", fr: "Accès à l’espace conseiller fermé"),
                Phrase(
                    en: "\(name) can no longer log in to the care desk",
                    fr: "\(name) ne peut plus accéder à l’espace conseiller"
                )
            )
        case .agentChanged:
            (
                Phrase(en: "Access to the care desk changed", fr: "Accès à l’espace conseiller modifié"),
                Phrase(
                    en: "The name, the role or the brands of \(name) at the care desk were changed",
                    fr: "Le nom, le rôle ou les marques de \(name) à l’espace conseiller ont changé")
            )
        case .agentSessionsEnded:
            (
                Phrase(en: "Logged out of the care desk", fr: "Sessions de l’espace conseiller fermées"),
                Phrase(
                    en: "Every session of \(name) at the care desk was ended",
                    fr: "Toutes les sessions de \(name) ont été fermées")
            )
        case .agentFactorReset:
            (
                Phrase(en: "Second factor reset", fr: "Double authentification réinitialisée"),
                Phrase(
                    en: "The second factor of \(name) at the care desk was reset",
                    fr: "La double authentification de \(name) à l’espace conseiller a été réinitialisée")
            )
        case .agentLinkSent:
            (
                Phrase(en: "Link for a new password sent", fr: "Lien pour un nouveau mot de passe envoyé"),
                Phrase(
                    en: "A link to choose a new password was mailed to \(name)",
                    fr: "Un lien pour choisir un nouveau mot de passe a été envoyé à \(name)")
            )
        case .agentPasswordChanged:
            (
                Phrase(en: "Your password was changed", fr: "Votre mot de passe a été modifié"),
                Phrase(
                    en: "The password of \(name) for the care desk was changed",
                    fr: "Le mot de passe de \(name) pour l’espace conseiller a été modifié")
            )
        case .agentWebhookPaused:
            (
                Phrase(en: "A program no longer hears of events", fr: "Un programme ne reçoit plus les événements"),
                Phrase(
                    en: "A webhook of the program “\(name)” was paused",
                    fr: "Un webhook du programme « \(name) » a été suspendu")
            )
        default: nil
        }
    }
}
