import SecurityQuestions

/// A support code that a caller reads out, at the care desk.
public enum CodeWords {
    public static let instead = Phrase(
        en: "Check a support code instead", fr: "Vérifier plutôt un code d’assistance")
    public static let title = Phrase(en: "Check a support code", fr: "Vérifier un code d’assistance")
    public static let more = Phrase(
        en: "Check a support code as well", fr: "Vérifier aussi un code d’assistance")
    public static let newCall = Phrase(
        en: "This call has no attempt left. To check a support code, end it and open a new one.",
        fr:
            "Il ne reste aucune tentative pour cet appel. Pour vérifier un code d’assistance, terminez l’appel et ouvrez-en un autre."
    )
    public static let how = Phrase(
        en: "The owner gets it in the Office Manager, on the Home page, and reads it out.",
        fr: "On l’obtient dans l’Office Manager, sur la page d’accueil, pour le lire au téléphone.")
    public static let field = Phrase(en: "Support code", fr: "Code d’assistance")
    public static let hint = Phrase(en: "Six digits.", fr: "Six chiffres.")
    public static let check = Phrase(en: "Check the code", fr: "Vérifier le code")

    public static let missing = Phrase(
        en: "Type the six digits that the caller reads out.",
        fr: "Saisissez les six chiffres lus au téléphone.")
    public static let notSixDigits = Phrase(
        en: "A support code has six digits. No attempt was used.",
        fr: "Un code d’assistance comporte six chiffres. Aucune tentative n’a été utilisée.")

    public static let wrong = Phrase(
        en: "The support code does not match", fr: "Le code d’assistance ne correspond pas")
    public static let wrongAdvice = Phrase(
        en: "It may be misread, too old or used already. The owner can get a new one at any time.",
        fr:
            "Il a pu être mal lu, expirer ou déjà servir. Un nouveau code peut être obtenu à tout moment dans l’Office Manager."
    )
    public static let staysVerified = Phrase(
        en: "The call stays verified by the security question.",
        fr: "L’identité reste vérifiée par la question de sécurité.")
    public static let notChecked = Phrase(
        en: "The code could not be checked just now, and no attempt was used. Check again.",
        fr: "Le code n’a pas pu être vérifié, et aucune tentative n’a été utilisée. Vérifiez à nouveau.")

    public static let ask = Phrase(
        en: "Ask for a support code: the owner gets one in the Office Manager, on the Home page.",
        fr: "Demandez un code d’assistance : il s’obtient dans l’Office Manager, sur la page d’accueil.")
}
