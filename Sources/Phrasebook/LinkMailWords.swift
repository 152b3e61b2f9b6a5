import SecurityQuestions

/// Mails with a link that somebody asked for. Each link works once.
package enum LinkMailWords {
    /// - Precondition: `kind` carries a link; nil for the others.
    package static func text(
        _ kind: Message.Kind, brand: String, company: String, by name: String?,
        addresses: (from: String, to: String)? = nil, until end: Phrase
    ) -> MailText? {
        if let addresses { return AgreementWords.text(company, from: addresses.from, to: addresses.to, until: end) }
        // An invitation can be left and taken up again.
        let valid =
            kind == .invitation
            ? Phrase(
                en: "The link works until you have finished, at most until \(end.en).",
                fr: "Le lien fonctionne jusqu’à ce que vous ayez terminé, au plus tard jusqu’au \(end.fr).")
            : Phrase(
                en: "The link works once, until \(end.en).",
                fr: "Le lien fonctionne une seule fois, jusqu’au \(end.fr).")
        guard let (subject, purpose, link, advice) = words(kind, brand, company, name) else { return nil }
        return MailText(subject: subject, paragraphs: [purpose, valid], link: link, advice: advice)
    }

    private static func words(_ kind: Message.Kind, _ brand: String, _ company: String, _ name: String?)
        -> (subject: Phrase, purpose: Phrase, link: Phrase, advice: Phrase)?
    {
        switch kind {
        case .invitation:
            (activate, invited(company, brand), Phrase(en: "Activate the account", fr: "Activer le compte"), unexpected)
        case .memberAdded: (access, added(company, brand, name), SeveralWords.joinTitle, unexpected)
        case .passwordReset: (newPassword, reset(company), choosePassword, ignoreReset)
        case .codeLink:
            (
                CodeLinkWords.subject, CodeLinkWords.purpose(company, brand), CodeLinkWords.follow,
                CodeLinkWords.unexpected
            )
        case .emailConfirmation:
            (
                confirm, confirmed(company, brand), Phrase(en: "Confirm this address", fr: "Confirmer cette adresse"),
                ignoreAddress
            )
        default: nil
        }
    }

    private static let activate = Phrase(en: "Activate your account", fr: "Activez votre compte")
    private static let access = Phrase(en: "Your access to the Office Manager", fr: "Votre accès à l’Office Manager")
    private static let newPassword = Phrase(en: "Choose a new password", fr: "Choisissez un nouveau mot de passe")
    private static let confirm = Phrase(en: "Confirm your e-mail address", fr: "Confirmez votre adresse e-mail")
    private static let choosePassword = Phrase(en: "Choose a password", fr: "Choisir un mot de passe")

    private static func invited(_ company: String, _ brand: String) -> Phrase {
        Phrase(
            en:
                "The account “\(company)” with \(brand) is ready. To activate it, follow the link; the last step is to choose the security question that Customer Care will ask when you call.",
            fr:
                "Le compte « \(company) » chez \(brand) est prêt. Pour l’activer, suivez le lien ; la dernière étape est le choix de la question de sécurité que le Service Client posera lors de vos appels."
        )
    }

    private static func added(_ company: String, _ brand: String, _ name: String?) -> Phrase {
        let place = Phrase(
            en: "the Office Manager of the account “\(company)” with \(brand)",
            fr: "l’Office Manager du compte « \(company) » chez \(brand)")
        guard let name else {
            return Phrase(en: "You now have access to \(place.en).", fr: "Vous avez désormais accès à \(place.fr).")
        }
        return Phrase(en: "\(name) has given you access to \(place.en).", fr: "\(name) vous donne accès à \(place.fr).")
    }

    private static func reset(_ company: String) -> Phrase {
        Phrase(
            en: "Somebody asked for a new password for the Office Manager of the account “\(company)”.",
            fr: "Un nouveau mot de passe a été demandé pour l’Office Manager du compte « \(company) ».")
    }

    private static func confirmed(_ company: String, _ brand: String) -> Phrase {
        Phrase(
            en:
                "This address is to be used for the account “\(company)” with \(brand). Please confirm that it is yours.",
            fr:
                "Cette adresse doit servir pour le compte « \(company) » chez \(brand). Merci de confirmer qu’elle est bien la vôtre."
        )
    }

    private static let unexpected = Phrase(
        en: "If you did not expect this message, ignore it, and do not pass the link on.",
        fr: "Si vous n’attendiez pas ce message, ignorez-le et ne transmettez pas le lien.")
    private static let ignoreReset = Phrase(
        en: "If you did not ask for it, ignore this message: your password stays as it is.",
        fr: "Si vous n’en avez pas fait la demande, ignorez ce message : votre mot de passe reste inchangé.")
    private static let ignoreAddress = Phrase(
        en: "If you did not ask for it, ignore this message: without your confirmation the address is not used.",
        fr:
            "Si vous n’en avez pas fait la demande, ignorez ce message : sans votre confirmation, cette adresse n’est pas utilisée."
    )
}
