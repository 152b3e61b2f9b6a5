import SecurityQuestions

/// The time where a caller may be, beside the care desk's.
package enum LocalTimeWords {
    package static let title = Phrase(en: "Time there and here", fr: "Heure là-bas et ici")
    package static let byPhones = Phrase(
        en: "by the country of the account’s phone numbers", fr: "d’après le pays des numéros du compte")
    package static let byBrand = Phrase(en: "by the brand’s time zone", fr: "d’après le fuseau horaire de la marque")
    package static let here = Phrase(en: "here", fr: "ici")
}
