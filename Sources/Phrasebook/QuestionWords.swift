import SecurityQuestions
import SpokenAnswers

/// The security question: the card on Settings, the form, what is refused and why.
package enum QuestionWords {
    package static let card = Phrase(en: "Security question", fr: "Question de sécurité")
    package static let what = Phrase(
        en: "Customer Care may ask you this question when you call. Nobody here can see your answer.",
        fr:
            "Le Service Client peut vous poser cette question lorsque vous appelez. Personne chez nous ne voit votre réponse."
    )
    package static let none = Phrase(
        en: "No security question has been chosen yet.", fr: "Aucune question de sécurité n’a encore été choisie.")
    package static let retired = Phrase(
        en: "We no longer offer this question. It still works.",
        fr: "Nous ne proposons plus cette question. Elle reste valable.")
    package static let lastChanged = Phrase(en: "Last changed", fr: "Dernière modification")
    package static let answerLabel = Phrase(en: "Answer", fr: "Réponse")
    package static let answerHidden = Phrase(
        en: "Stored encrypted: nobody can read it.", fr: "Conservée chiffrée\u{a0}: personne ne peut la lire.")
    package static let askOwner = Phrase(
        en: "Ask an owner or administrator of the account to choose a new one.",
        fr: "Demandez à la personne titulaire ou à l’administration du compte d’en choisir une nouvelle.")
    package static let chooseAnother = Phrase(
        en: "Please choose another one soon.", fr: "Merci d’en choisir bientôt une autre.")
    package static let mayNotEdit = Phrase(
        en: "Only an owner or administrator of the account can change it.",
        fr: "Seules la personne titulaire et l’administration du compte peuvent la modifier.")
    package static let saved = Phrase(
        en: "Your security question has been updated.", fr: "Votre question de sécurité a été mise à jour.")

    /// - Parameter name: empty where whoever it was has been erased.
    package static func lastChanged(_ date: String, by name: String) -> Phrase {
        name.isEmpty ? Phrase(en: date, fr: date) : Phrase(en: "\(date), by \(name)", fr: "\(date), par \(name)")
    }

    package static let editTitle = Phrase(en: "Edit your security question", fr: "Éditer votre question de sécurité")
    package static let choose = Phrase(en: "Choose a question", fr: "Choisissez une question")
    package static let newAnswer = Phrase(en: "New answer", fr: "Nouvelle réponse")
    package static let showAnswer = Phrase(en: "Show what I type", fr: "Afficher ce que je saisis")
    package static let hint = Phrase(
        en:
            "You will say it on the phone, so choose something short that only you would say. Capitals, accents and hyphens do not matter.",
        fr:
            "Vous la direz au téléphone : choisissez une réponse courte, que personne d’autre ne donnerait. Majuscules, accents et traits d’union ne comptent pas."
    )

    package static let preview = Phrase(en: "How will it be heard?", fr: "Comment sera-t-elle entendue ?")
    package static let heard = Phrase(en: "On the phone we would hear:", fr: "Au téléphone, nous entendrions :")
    package static let readTwoWays = Phrase(
        en:
            "With digits between its letters it can be written, and so heard, in more than one way. An answer in words is safer.",
        fr:
            "Avec des chiffres entre ses lettres, elle peut s’écrire, et donc s’entendre, de plusieurs façons. Une réponse en toutes lettres est plus sûre."
    )
    package static let typeAgain = Phrase(
        en: "Nothing has been saved yet. Type it once more to save it.",
        fr: "Rien n’est encore enregistré. Saisissez-la à nouveau pour la sauvegarder.")

    package static let usedUp = Phrase(
        en: "This page had been sent before, so nothing new has been saved. Enter the answer once more.",
        fr: "Cette page avait déjà été envoyée : rien de nouveau n’est enregistré. Saisissez la réponse à nouveau.")
    private static let questionMissing = Phrase(
        en: "Choose a question from the list.", fr: "Choisissez une question dans la liste.")

    /// What the owner is told when an answer cannot be taken, and what to do instead.
    package static func refused(_ refusal: AnswerRefusal, kind: AnswerKind?) -> Phrase {
        switch refusal {
        case .noQuestion: questionMissing
        case .empty:
            Phrase(
                en: "Enter an answer of letters or digits.",
                fr: "Saisissez une réponse composée de lettres ou de chiffres.")
        case .tooLong:
            Phrase(
                en: "That is too long to say on the phone. Use at most 100 characters.",
                fr: "C’est trop long à dire au téléphone. Utilisez 100 caractères au plus.")
        case .tooShort:
            Phrase(
                en: "That is too short to be safe. Add a word that belongs to it: “Ng” becomes “Hanh Ng”.",
                fr: "C’est trop court pour être sûr. Ajoutez un mot qui va avec : « Ng » devient « Hanh Ng ».")
        case .fromQuestion:
            Phrase(
                en: "These words are in the question itself. Give an answer that nobody can read there.",
                fr: "Ces mots figurent dans la question elle-même. Donnez une réponse que personne ne peut y lire.")
        case .personal:
            Phrase(
                en:
                    "A caller who knows your account could guess this: it is a name, address or number of yours. Choose something else.",
                fr:
                    "Une personne qui connaît votre compte pourrait la deviner : c’est l’un de vos noms, adresses ou numéros. Choisissez autre chose."
            )
        case .placeholder:
            Phrase(
                en: "Anyone would try this first. Give a real answer to the question.",
                fr: "C’est ce que l’on essaierait en premier. Donnez une vraie réponse à la question.")
        case .popular: AnswerExampleWords.popular(kind)
        case .sameAsBefore:
            Phrase(
                en: "This is your current answer. Enter a different one, or cancel to keep it.",
                fr: "C’est votre réponse actuelle. Saisissez-en une autre, ou annulez pour la conserver.")
        }
    }
}
