import SecurityQuestions

/// What links to the help are called, on the pages that they stand on.
public enum HelpSubjects {
    public static let changeQuestion = Phrase(
        en: "changing the question or the answer", fr: "modifier la question ou la réponse")
    public static let goodAnswer = Phrase(
        en: "choosing a good question and answer", fr: "bien choisir la question et la réponse")
    public static let activation = Phrase(en: "activating your account", fr: "activer votre compte")
    public static let invitation = Phrase(
        en: "when an invitation does not work", fr: "quand une invitation ne fonctionne pas")
    public static let logIn = Phrase(en: "when you cannot log in", fr: "quand vous ne pouvez pas vous connecter")
    public static let newPassword = Phrase(en: "a new password", fr: "un nouveau mot de passe")
    public static let supportCode = Phrase(en: "support codes", fr: "les codes d’assistance")
    public static let codeTrouble = Phrase(
        en: "when a code does not work", fr: "quand un code ne fonctionne pas")
    public static let callWords = Phrase(
        en: "is it really Customer Care?", fr: "est-ce bien le Service Client ?")
    public static let paused = Phrase(
        en: "what you can do while phone checks are paused", fr: "que faire pendant la suspension des vérifications")
    public static let notMe = Phrase(en: "what the report does", fr: "ce que fait le signalement")
    public static let unknownActivity = Phrase(
        en: "when you do not recognise something", fr: "quand vous ne reconnaissez pas une opération")

    // MARK: The care desk

    public static let lookUp = Phrase(en: "finding the account", fr: "trouver le compte")
    public static let check = Phrase(en: "asking and checking", fr: "poser la question et vérifier")
    public static let results = Phrase(en: "what the results mean", fr: "ce que signifient les résultats")
    public static let spell = Phrase(
        en: "when the caller has to spell it", fr: "quand la réponse doit être épelée")
    public static let cannotAnswer = Phrase(
        en: "when the caller cannot answer", fr: "sans réponse à la question")
    public static let locked = Phrase(
        en: "when the question cannot be checked", fr: "quand la question ne peut pas être vérifiée")
    public static let lift = Phrase(en: "lifting a lock", fr: "lever un verrouillage")
}
