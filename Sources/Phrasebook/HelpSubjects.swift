import SecurityQuestions

/// What links to the help are called, on the pages that they stand on.
package enum HelpSubjects {
    package static let changeQuestion = Phrase(
        en: "changing the question or the answer", fr: "modifier la question ou la réponse")
    package static let goodAnswer = Phrase(
        en: "choosing a good question and answer", fr: "bien choisir la question et la réponse")
    package static let activation = Phrase(en: "activating your account", fr: "activer votre compte")
    package static let invitation = Phrase(
        en: "when an invitation does not work", fr: "quand une invitation ne fonctionne pas")
    package static let logIn = Phrase(en: "when you cannot log in", fr: "quand vous ne pouvez pas vous connecter")
    package static let newPassword = Phrase(en: "a new password", fr: "un nouveau mot de passe")
    package static let supportCode = Phrase(en: "support codes", fr: "les codes d’assistance")
    package static let codeTrouble = Phrase(
        en: "when a code does not work", fr: "quand un code ne fonctionne pas")
    package static let people = Phrase(en: "the people of your account", fr: "les personnes de votre compte")
    package static let severalAccounts = Phrase(
        en: "several accounts for one person", fr: "plusieurs comptes pour une seule personne")
    package static let callWords = Phrase(
        en: "is it really Customer Care?", fr: "est-ce bien le Service Client ?")
    package static let paused = Phrase(
        en: "when your security question is locked", fr: "quand votre question de sécurité est verrouillée")
    package static let notMe = Phrase(en: "what the report does", fr: "ce que fait le signalement")
    package static let unknownActivity = Phrase(
        en: "when you do not recognise something", fr: "quand vous ne reconnaissez pas une opération")

    // MARK: The care desk

    package static let lookUp = Phrase(en: "finding the account", fr: "rechercher le compte")
    package static let check = Phrase(en: "asking and checking", fr: "poser la question et vérifier")
    package static let results = Phrase(en: "what the results mean", fr: "ce que signifient les résultats")
    package static let spell = Phrase(
        en: "when the caller has to spell it", fr: "quand la réponse doit être épelée")
    package static let cannotAnswer = Phrase(
        en: "when the caller cannot answer", fr: "sans réponse à la question")
    package static let locked = Phrase(
        en: "when the question cannot be checked", fr: "quand la question ne peut pas être vérifiée")
    package static let lift = Phrase(en: "lifting a lock", fr: "lever un verrouillage")
    package static let ownPassword = Phrase(en: "your own log-in", fr: "votre propre connexion")
    package static let caller = Phrase(en: "who is calling", fr: "la personne qui appelle")
    package static let deskKeys = Phrase(en: "the keys", fr: "les touches du clavier")
    package static let manageAgents = Phrase(en: "agents and their access", fr: "l’équipe et ses accès")
}
