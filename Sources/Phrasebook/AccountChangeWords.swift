import SecurityQuestions

/// What the carrier changed of an account: for its people, by mail and under Activity.
package enum AccountChangeWords {
    package static func field(_ field: AccountChange.Field) -> Phrase {
        switch field {
        case .number: Phrase(en: "account number", fr: "numéro de compte")
        case .company: Phrase(en: "company name", fr: "nom de la société")
        case .phones: Phrase(en: "phone numbers", fr: "numéros de téléphone")
        case .name: Phrase(en: "the owner’s name", fr: "nom de la personne titulaire")
        case .language: Phrase(en: "language", fr: "langue")
        case .email: Phrase(en: "e-mail address", fr: "adresse e-mail")
        }
    }

    package static func list(_ fields: [AccountChange.Field]) -> Phrase {
        Phrase(
            en: fields.map { field($0).en }.joined(separator: ", "),
            fr: fields.map { field($0).fr }.joined(separator: ", "))
    }

    static let subject = Phrase(en: "Details of your account changed", fr: "Informations de votre compte modifiées")

    static func happened(_ company: String, _ when: Phrase, _ fields: [AccountChange.Field]) -> Phrase {
        let list = list(fields)
        return fields.isEmpty
            ? Phrase(
                en: "We changed details of the account “\(company)” \(when.en).",
                fr: "Nous avons modifié des informations du compte « \(company) » \(when.fr).")
            : Phrase(
                en: "We changed details of the account “\(company)” \(when.en): \(list.en).",
                fr: "Nous avons modifié des informations du compte « \(company) » \(when.fr) : \(list.fr).")
    }

    static let follows = Phrase(
        en: "If this is wrong, or nobody from your company asked for it, call Customer Care.",
        fr: "En cas d’erreur, ou si personne de votre société ne l’a demandé, appelez le Service Client.")

    static func told(_ fields: [AccountChange.Field]) -> Phrase {
        let list = list(fields)
        return fields.isEmpty
            ? Phrase(en: "Details of the account were changed", fr: "Des informations du compte ont été modifiées")
            : Phrase(
                en: "Details of the account were changed: \(list.en)",
                fr: "Des informations du compte ont été modifiées : \(list.fr)")
    }
}
