import SecurityQuestions

/// Another address that Customer Care has asked for: what the old mailbox reads, and what each mailbox's page says.
package enum AgreementWords {
    static func text(_ company: String, from: String, to: String, until end: Phrase) -> MailText {
        MailText(
            subject: Phrase(en: "Do you agree to a new address?", fr: "Acceptez-vous une nouvelle adresse ?"),
            paragraphs: [
                Phrase(
                    en:
                        "Customer Care was asked to change an e-mail address of the account “\(company)”, from \(from) to \(to).",
                    fr:
                        "Il a été demandé au Service Client de changer une adresse e-mail du compte « \(company) », de \(from) à \(to)."
                ),
                Phrase(
                    en:
                        "If you agree, it changes as soon as the new mailbox is confirmed. If you do nothing, it can change from \(end.en). The link works once, until then.",
                    fr:
                        "Si vous acceptez, le changement a lieu dès la confirmation de la nouvelle messagerie. Sans réponse de votre part, il pourra avoir lieu à partir du \(end.fr). Le lien fonctionne une seule fois, jusque-là."
                ),
            ],
            link: agree,
            advice: Phrase(
                en:
                    "If nobody from your company asked for it, do not agree. Choose “This was not me” in the other message that we have sent you now: the change is called off.",
                fr:
                    "Si personne de votre société ne l’a demandé, n’acceptez pas. Choisissez « Ce n’était pas moi » dans l’autre message que nous venons de vous envoyer : le changement est annulé."
            ))
    }

    /// In the notice.
    static let asked = Phrase(
        en:
            "Customer Care was asked for it. The address changes once the new mailbox is confirmed: as soon as the old one agrees, otherwise in 24 hours at the earliest.",
        fr:
            "La demande a été faite au Service Client. L’adresse changera après confirmation de la nouvelle messagerie : dès l’accord de l’ancienne, sinon dans 24 heures au plus tôt."
    )

    package static let title = Phrase(en: "Do you agree to the new address?", fr: "Acceptez-vous la nouvelle adresse ?")
    package static func what(from: String, to: String) -> Phrase {
        Phrase(
            en: "If you agree, \(to) takes the place of \(from) as soon as the new mailbox is confirmed.",
            fr:
                "Si vous acceptez, l’adresse \(to) remplacera \(from) dès la confirmation de la nouvelle messagerie."
        )
    }
    package static let agree = Phrase(en: "I agree", fr: "J’accepte")
    package static let notYou = Phrase(
        en: "You did not ask for this? Do not agree, and choose “This was not me” in the other message.",
        fr: "Vous n’avez rien demandé ? N’acceptez pas, et choisissez « Ce n’était pas moi » dans l’autre message.")
    package static let agreedTitle = Phrase(en: "You have agreed", fr: "Votre accord est enregistré")
    package static let agreed = Phrase(
        en: "The address changes as soon as the new mailbox is confirmed.",
        fr: "L’adresse changera dès la confirmation de la nouvelle messagerie.")
    package static let changed = Phrase(
        en: "The e-mail address has been changed.", fr: "L’adresse e-mail a été changée.")

    package static let confirmedTitle = Phrase(en: "This mailbox is confirmed", fr: "Cette messagerie est confirmée")
    package static func waits(until date: String) -> Phrase {
        Phrase(
            en:
                "The old mailbox was asked to agree. The address changes as soon as it does, otherwise by itself on \(date). Until then the old address stays in use.",
            fr:
                "L’accord de l’ancienne messagerie a été demandé. L’adresse changera dès cet accord, sinon automatiquement le \(date). D’ici là, l’ancienne adresse reste en place."
        )
    }
    package static func pending(_ email: String, until date: String) -> Phrase {
        Phrase(
            en:
                "Customer Care was asked to change your address to \(email). Once that mailbox is confirmed, it changes on \(date), or as soon as the old mailbox agrees. If you did not ask for it, cancel the change.",
            fr:
                "Il a été demandé au Service Client de remplacer votre adresse par \(email). Après confirmation de cette messagerie, le changement aura lieu le \(date), ou dès l’accord de l’ancienne. Si vous n’avez rien demandé, annulez le changement."
        )
    }
}
