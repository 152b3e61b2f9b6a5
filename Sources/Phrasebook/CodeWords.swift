import SecurityQuestions

/// A support code that a caller reads out, at the care desk.
package enum CodeWords {
    package static let instead = Phrase(
        en: "Check a support code instead", fr: "Vérifier plutôt un code d’assistance")
    package static let title = Phrase(en: "Check a support code", fr: "Vérifier un code d’assistance")
    package static let more = Phrase(
        en: "Check a support code as well", fr: "Vérifier aussi un code d’assistance")
    package static let newCall = Phrase(
        en: "This call has no attempt left. To check a support code, end it and open a new one.",
        fr:
            "Il ne reste aucune tentative pour cet appel. Pour vérifier un code d’assistance, terminez l’appel et ouvrez-en un autre."
    )
    package static let how = Phrase(
        en: "The owner gets it in the Office Manager, on the Home page, and reads it out.",
        fr: "On l’obtient dans l’Office Manager, sur la page d’accueil, pour le lire au téléphone.")
    package static let field = Phrase(en: "Support code", fr: "Code d’assistance")
    package static let hint = Phrase(en: "Six digits.", fr: "Six chiffres.")
    package static let check = Phrase(en: "Check the code", fr: "Vérifier le code")

    package static let missing = Phrase(
        en: "Type the six digits that the caller reads out.",
        fr: "Saisissez les six chiffres lus au téléphone.")
    package static let notSixDigits = Phrase(
        en: "A support code has six digits. No attempt was used.",
        fr: "Un code d’assistance comporte six chiffres. Aucune tentative n’a été utilisée.")

    package static let wrong = Phrase(
        en: "The support code does not match", fr: "Le code d’assistance ne correspond pas")
    package static let wrongAdvice = Phrase(
        en: "It may be misread, too old or used already. The owner can get a new one at any time.",
        fr:
            "Il a pu être mal lu, expirer ou déjà servir. Un nouveau code peut être obtenu à tout moment dans l’Office Manager."
    )
    package static let staysVerified = Phrase(
        en: "The call stays verified by the security question.",
        fr: "L’identité reste vérifiée par la question de sécurité.")
    package static let notChecked = Phrase(
        en: "The code could not be checked just now, and no attempt was used. Check again.",
        fr: "Le code n’a pas pu être vérifié, et aucune tentative n’a été utilisée. Vérifiez à nouveau.")

    package static let ask = Phrase(
        en: "Ask for a support code: the owner gets one in the Office Manager, on the Home page.",
        fr: "Demandez un code d’assistance : il s’obtient dans l’Office Manager, sur la page d’accueil.")
}
