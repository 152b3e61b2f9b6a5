import SecurityQuestions

/// What a call was verified by, and what that allows: the brand's scopes.
package enum VerificationMethodWords {
    package static func verified(by method: VerificationMethod?) -> Phrase {
        switch method {
        case .securityQuestion, nil:
            Phrase(en: "Verified by the security question", fr: "Identité vérifiée par la question de sécurité")
        case .supportCode: Phrase(en: "Verified by a support code", fr: "Identité vérifiée par un code d’assistance")
        }
    }

    package static let codeWhat = Phrase(
        en: "The code matches, and cannot be used again.",
        fr: "Le code correspond ; il ne peut plus servir.")

    package static let allows = Phrase(en: "This call may:", fr: "Cet appel permet de :")
    package static let needsCode = Phrase(en: "Needs a support code:", fr: "Nécessite un code d’assistance :")
    package static let aheadTitle = Phrase(en: "What the call may do then", fr: "Ce que l’appel permettra ensuite")
    package static let withAnswer = Phrase(en: "With the right answer:", fr: "Avec la bonne réponse :")
    package static let onlyWithCode = Phrase(
        en: "Only with a support code:", fr: "Seulement avec un code d’assistance :")
    package static let withCode = Phrase(en: "With a support code:", fr: "Avec un code d’assistance :")
}
