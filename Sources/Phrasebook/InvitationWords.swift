import SecurityQuestions

/// A new invitation, by the owner or the care desk.
extension ActivationWords {
    package static let sendAnother = Phrase(en: "Send me a new invitation", fr: "M’envoyer une nouvelle invitation")
    package static let renewedTitle = Phrase(
        en: "A new invitation is on its way", fr: "Une nouvelle invitation est en route")
    package static func renewed(_ phone: String) -> Phrase {
        Phrase(
            en:
                "It goes to the e-mail address that the account has with us, and works for 14 days. If nothing arrives, or that address is not yours any more, call Customer Care on \(phone).",
            fr:
                "Elle part à l’adresse e-mail du compte connue chez nous et reste valable 14 jours. Si rien n’arrive, ou si cette adresse n’est plus la vôtre, appelez le Service Client au \(phone)."
        )
    }
}

extension CareWords {
    package static let sendInvitation = Phrase(en: "Send a new invitation", fr: "Envoyer une nouvelle invitation")
    package static let invitationSent = Phrase(
        en: "A new invitation is on its way to the owner’s e-mail address. Earlier ones no longer work.",
        fr:
            "Une nouvelle invitation part à l’adresse e-mail de la personne titulaire du compte. Les précédentes ne sont plus valables."
    )
}
