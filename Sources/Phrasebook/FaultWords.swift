import SecurityQuestions

/// What is wrong with one member of a program's request, in words that go on from its name.
package enum FaultWords {
    package static let notKnown = Phrase(en: "is not known here", fr: "n’est pas connu ici")
    package static let missing = Phrase(en: "is missing", fr: "manque")
    package static let empty = Phrase(en: "is empty", fr: "est vide")
    package static let twice = Phrase(en: "stands there twice", fr: "figure deux fois")
    package static let noObject = Phrase(en: "must be an object", fr: "doit être un objet")
    package static let noText = Phrase(en: "must be a text", fr: "doit être un texte")
    package static let lineBreak = Phrase(en: "has a line break in it", fr: "contient un saut de ligne")
    package static let noEmail = Phrase(en: "is no e-mail address", fr: "n’est pas une adresse e-mail")
    package static let noPhone = Phrase(en: "is no phone number", fr: "n’est pas un numéro de téléphone")
    package static let noPhones = Phrase(
        en: "has something that is no phone number", fr: "contient autre chose que des numéros de téléphone")
    package static let noName = Phrase(
        en: "must be one line of at most 100 characters", fr: "doit tenir sur une ligne de 100 caractères au plus")
    package static let noNumber = Phrase(en: "has no letter or digit", fr: "ne contient ni lettre ni chiffre")
    package static let noExternalID = Phrase(
        en: "must be of letters, digits and . _ : -",
        fr: "ne doit contenir que des lettres, des chiffres et les signes .:_-")
    package static let otherProof = Phrase(
        en: "does not belong to this proof", fr: "ne correspond pas à cette preuve")
    package static let noScopes = Phrase(
        en: "must be ids of the brand’s scopes",
        fr: "doit être fait d’identifiants de périmètres de la marque")
    package static let missingOfNew = Phrase(
        en: "is missing: there is no account of this number yet", fr: "manque : aucun compte n’a encore ce numéro")
    package static let noAddress = Phrase(
        en: "must be an https address without a user, a password and a fragment",
        fr: "doit être une adresse https sans identifiant, mot de passe ni fragment")
    package static let noTypes = Phrase(
        en: "must be types of events with spaces between them, or nothing",
        fr: "doit être vide, ou fait de types d’événements séparés par des espaces")

    /// - Parameter most: characters.
    package static func tooLong(_ most: Int) -> Phrase {
        Phrase(en: "has more than \(most) characters", fr: "compte plus de \(most) caractères")
    }

    package static func noneOf(_ words: [String]) -> Phrase {
        let all = words.joined(separator: ", ")
        return Phrase(en: "must be one of \(all)", fr: "doit être l’un de ces mots : \(all)")
    }

    package static func noNumber(of range: ClosedRange<Int64>) -> Phrase {
        // Nobody counts to the largest that there is.
        guard range.upperBound < .max else {
            return Phrase(
                en: "must be a number of \(range.lowerBound) or more",
                fr: "doit être un nombre égal ou supérieur à \(range.lowerBound)")
        }
        return Phrase(
            en: "must be a number from \(range.lowerBound) to \(range.upperBound)",
            fr: "doit être un nombre de \(range.lowerBound) à \(range.upperBound)")
    }
}
