import SecurityQuestions

/// Why a text is no phone number, and what to write instead.
package enum PhoneNumberWords {
    package static func refused(_ why: PhoneNumberRefusal, plan: PhoneNumberingPlan) -> Phrase {
        let own = plan.example
        let whole = "+\(plan.callingCode) …"
        return switch why {
        case .empty, .noNumber:
            Phrase(
                en: "write one number, such as \(own), or \(whole) with the country code",
                fr: "écrivez un numéro, par exemple \(own), ou \(whole) avec l’indicatif du pays")
        case .letters:
            Phrase(
                en: "write it in digits, such as \(own); an extension comes last, after “ext.”",
                fr: "écrivez-le en chiffres, par exemple \(own) ; un poste vient à la fin, après « poste »")
        case .areaCodeMissing:
            Phrase(
                en: "write the area code before it, such as \(own)",
                fr: "écrivez l’indicatif régional devant, par exemple \(own)")
        case .inside:
            Phrase(
                en: "it is too short; write the whole number as one dials it from outside, such as \(own)",
                fr: "il est trop court ; écrivez le numéro complet, composé de l’extérieur, par exemple \(own)")
        case .unknownCountry:
            Phrase(
                en: "no country has this code; write + and the country code, such as \(whole)",
                fr: "aucun pays n’a cet indicatif ; écrivez + et l’indicatif du pays, par exemple \(whole)")
        case .wrongLength(let code):
            Phrase(
                en: "a number of +\(code) has more or fewer digits, or begins otherwise; check it digit by digit",
                fr:
                    "un numéro en +\(code) compte plus ou moins de chiffres, ou commence autrement ; vérifiez-le chiffre par chiffre"
            )
        case .notNational:
            Phrase(
                en: "write it like \(own), or with + and the country code, such as \(whole)",
                fr: "écrivez-le comme \(own), ou avec + et l’indicatif du pays, par exemple \(whole)")
        }
    }
}
