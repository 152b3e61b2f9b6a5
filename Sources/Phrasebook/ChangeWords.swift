import SecurityQuestions

/// What the care desk is told for a day after something was changed that makes a caller less believable.
package enum ChangeWords {
    package static func title(_ change: RecentChange) -> Phrase {
        switch change {
        case .question:
            Phrase(
                en: "The security question was changed within the last 24 hours",
                fr: "La question de sécurité a été modifiée au cours des dernières 24 heures")
        case .password:
            Phrase(
                en: "A password of this account was changed within the last 24 hours",
                fr: "Un mot de passe de ce compte a été modifié au cours des dernières 24 heures")
        case .phone:
            Phrase(
                en: "A phone number of this account was changed within the last 24 hours",
                fr: "Un numéro de téléphone de ce compte a été modifié au cours des dernières 24 heures")
        case .address:
            Phrase(
                en: "An e-mail address of this account was changed within the last 24 hours",
                fr: "Une adresse e-mail de ce compte a été modifiée au cours des dernières 24 heures")
        }
    }

    package static let told = Phrase(
        en:
            "Somebody who has broken in would do the same. Ask for a support code where you can, and call back on a phone number of the account before anything important.",
        fr:
            "Une personne qui se serait introduite dans le compte ferait de même. Demandez un code d’assistance si possible, et rappelez sur un numéro du compte avant toute opération importante."
    )
    package static let asked = Phrase(
        en: "Until a day has passed, this brand asks for a support code: the answer is not checked.",
        fr: "Pendant 24 heures, cette marque demande un code d’assistance : la réponse n’est pas vérifiée.")
}
