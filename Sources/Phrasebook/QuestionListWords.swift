import SecurityQuestions
import SpokenAnswers

/// Choosing among the questions, and what is said where something typed could not be kept.
package enum QuestionListWords {
    /// A group of questions, by what their answers are.
    package static func group(_ kind: AnswerKind) -> Phrase {
        switch kind {
        case .name: Phrase(en: "People", fr: "Personnes")
        case .city: Phrase(en: "Places", fr: "Lieux")
        case .pet: Phrase(en: "Animals, toys and nicknames", fr: "Animaux, jouets et surnoms")
        case .title: Phrase(en: "Books, films and music", fr: "Livres, films et musique")
        case .school: Phrase(en: "Schools", fr: "Écoles")
        case .food: Phrase(en: "Food", fr: "Cuisine")
        case .number, .date, .phone: Phrase(en: "Numbers and dates", fr: "Nombres et dates")
        }
    }

    package static let readAll = Phrase(
        en: "Read all the questions in full", fr: "Lire toutes les questions en entier")
    package static let search = Phrase(en: "Search the questions", fr: "Rechercher une question")
    package static let found = Phrase(en: "Questions found:", fr: "Questions trouvées :")

    /// After the language was switched, somebody had to log in again or chose from the whole list.
    package static let typeAgain = Phrase(
        en: "Your question is still chosen. What you typed as the answer was not kept: please type it again.",
        fr:
            "Votre question reste choisie. La réponse saisie n’a pas été conservée : veuillez la saisir à nouveau."
    )
    package static let typeAgainAfterRefusal = Phrase(
        en: "What you typed as the answer was not kept: please type it again.",
        fr: "La réponse saisie n’a pas été conservée : veuillez la saisir à nouveau.")
}
