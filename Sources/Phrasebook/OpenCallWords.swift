import SecurityQuestions

/// The calls that an agent has open, and what was typed into the wrong field.
package enum OpenCallWords {
    package static let title = Phrase(en: "Your open calls", fr: "Vos appels en cours")
    package static let open = Phrase(en: "You have a call open:", fr: "Vous avez un appel en cours :")
    package static let verified = Phrase(
        en: "You have a verified call open:", fr: "Vous avez un appel vérifié en cours :")
    package static let back = Phrase(en: "Return to the call", fr: "Revenir à l’appel")

    package static let undo = Phrase(en: "Undo: go on with the call", fr: "Annuler : reprendre l’appel")
    package static let undone = Phrase(en: "The call goes on.", fr: "L’appel continue.")
    package static let tooLate = Phrase(
        en: "It was too late for that: the call is over. Open another one if the caller is still there.",
        fr: "Il était trop tard : l’appel est terminé. Ouvrez-en un autre si la personne est encore en ligne.")
    package static let keepOpen = Phrase(en: "Keep it open for 15 more minutes", fr: "Prolonger de 15 minutes")
    package static let reference = Phrase(en: "Reference of the call:", fr: "Référence de l’appel :")
    /// What another program asks about the verified call by.
    package static func proof(until time: String) -> Phrase {
        Phrase(
            en: "Proof for other systems, once, until \(time):",
            fr: "Preuve pour d’autres systèmes, une fois, jusqu’à \(time) :")
    }
    package static let copyProof = Phrase(en: "Copy the proof", fr: "Copier la preuve")

    package static let endsVerified = Phrase(
        en: "You have a verified call about this account. It ends when you open another one.",
        fr: "Vous avez un appel vérifié au sujet de ce compte. Il se terminera si vous en ouvrez un autre.")

    package static let looksLikeCode = Phrase(
        en:
            "Six digits look like a support code. Nothing was checked, and no attempt was used. Type a code in its own field; if it is the answer, type it here once more.",
        fr:
            "Six chiffres ressemblent à un code d’assistance. Rien n’a été vérifié, et aucune tentative n’a été utilisée. Saisissez un code dans le champ prévu ; si c’est bien la réponse, saisissez-la ici encore une fois."
    )
}
