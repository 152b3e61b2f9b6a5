import SecurityQuestions

/// The address to log in with and to be written to.
package enum AddressWords {
    package static let card = Phrase(en: "Log-in and notices", fr: "Connexion et alertes")
    package static let cardWhat = Phrase(
        en: "You log in with this address, and notices that concern you go to it.",
        fr: "Vous vous connectez avec cette adresse, et les alertes qui vous concernent y sont envoyées.")
    package static let change = Phrase(en: "Change the address", fr: "Changer l’adresse")
    package static func pending(_ email: String, until date: String) -> Phrase {
        Phrase(
            en: "Waiting for \(email) to be confirmed: follow the link that was sent there, until \(date).",
            fr:
                "Nous attendons la confirmation de \(email) : suivez le lien envoyé à cette adresse, jusqu’au \(date)."
        )
    }
    package static let sendAgain = Phrase(en: "Send again", fr: "Renvoyer le lien")
    package static let cancelChange = Phrase(en: "Cancel the change", fr: "Annuler le changement")
    package static let sentAgain = Phrase(
        en: "A new link is on its way; the earlier one no longer works.",
        fr: "Un nouveau lien vient d’être envoyé ; le précédent ne fonctionne plus.")
    package static let title = Phrase(en: "A new e-mail address", fr: "Une nouvelle adresse e-mail")
    package static let what = Phrase(
        en: "We will send a link to the new address. The address changes when you follow it.",
        fr: "Nous enverrons un lien à la nouvelle adresse. Le changement a lieu lorsque vous le suivez.")
    package static func now(_ email: String) -> Phrase {
        Phrase(en: "At present: \(email)", fr: "Actuellement : \(email)")
    }
    package static let new = Phrase(en: "New e-mail address", fr: "Nouvelle adresse e-mail")
    package static let same = Phrase(
        en: "This is your present address. Enter another one, or cancel.",
        fr: "C’est votre adresse actuelle. Saisissez-en une autre, ou annulez.")
    package static let sentTitle = Phrase(
        en: "Confirm from the new mailbox", fr: "Confirmez depuis votre nouvelle messagerie")
    package static let sent = Phrase(
        en:
            "Open the message that we have sent to the new address and follow its link within 24 hours. Until then you log in with the old address.",
        fr:
            "Ouvrez le message envoyé à la nouvelle adresse et suivez son lien dans les 24 heures. D’ici là, vous vous connectez avec l’ancienne adresse."
    )
    package static let sentNothing = Phrase(
        en: "Nothing has arrived? The address may be mistyped, or may belong to another log-in here.",
        fr: "Rien n’est arrivé ? L’adresse comporte peut-être une erreur, ou sert déjà à une autre connexion ici.")
    package static let toSettings = Phrase(en: "Back to Settings", fr: "Revenir aux paramètres")
    package static let confirmTitle = Phrase(
        en: "Use this address from now on?", fr: "Utiliser désormais cette adresse ?")
    package static func confirmWhat(_ name: String) -> Phrase {
        Phrase(
            en: "\(name) will log in with this address, and notices will go to it.",
            fr: "Cette adresse servira à la connexion \(Words.frenchOf(name)), et les alertes y seront envoyées.")
    }
    package static let confirm = Phrase(en: "Use this address", fr: "Utiliser cette adresse")
    package static let notYou = Phrase(
        en: "You did not ask for this? Close this page; nothing changes.",
        fr: "Vous n’avez rien demandé ? Fermez cette page ; rien ne change.")
    /// In notices; one of the two is masked.
    package static func changed(from: String, to: String) -> Phrase {
        Phrase(en: "From \(from) to \(to).", fr: "De \(from) à \(to).")
    }
    package static let changed = Phrase(
        en: "Your e-mail address has been changed.", fr: "Votre adresse e-mail a été changée.")
    package static let changedLogIn = Phrase(
        en: "Your e-mail address has been changed. Log in with the new one.",
        fr: "Votre adresse e-mail a été changée. Connectez-vous avec la nouvelle.")
    static let toldConfirmed = Phrase(
        en: "The new mailbox confirmed the change of e-mail address",
        fr: "La nouvelle messagerie a confirmé le changement d’adresse e-mail")
    static let toldAgreed = Phrase(
        en: "The old mailbox agreed to the change of e-mail address",
        fr: "L’ancienne messagerie a accepté le changement d’adresse e-mail")
    static let confirmedKind = Phrase(
        en: "New address confirmed from its mailbox", fr: "Nouvelle adresse confirmée depuis sa messagerie")
    static let agreedKind = Phrase(
        en: "Change of address agreed from the old mailbox",
        fr: "Changement d’adresse accepté depuis l’ancienne messagerie")
    package static let dead = Phrase(
        en:
            "If the address has been changed by it already, the new one counts. Otherwise it is older than 24 hours, a newer one has replaced it, or the address already belongs to another log-in. If you still want to change the address, ask again under Settings.",
        fr:
            "Si l’adresse a déjà été modifiée grâce à lui, la nouvelle est en place. Sinon, il date de plus de 24 heures, a été remplacé par un plus récent, ou l’adresse sert déjà à une autre connexion. Si vous souhaitez toujours changer d’adresse, recommencez dans les paramètres."
    )
}
