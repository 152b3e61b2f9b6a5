import SecurityQuestions
import SpokenAnswers

/// What to make of an answer that many people give, by an example of what the question asks for.
enum AnswerExampleWords {
    static func popular(_ kind: AnswerKind?) -> Phrase {
        let (en, fr) = example(kind)
        return Phrase(
            en: "Many people give this answer. Add a detail only you would: \(en).",
            fr: "Beaucoup de personnes donnent cette réponse. Ajoutez un détail qui n’appartient qu’à vous : \(fr).")
    }

    /// Towns that are known in every country the language is spoken in.
    private static func example(_ kind: AnswerKind?) -> (en: String, fr: String) {
        switch kind {
        case .city: ("“Hamilton” becomes “Hamilton Westdale”", "« Lyon » devient « Lyon Croix-Rousse »")
        case .pet: ("“Teddy” becomes “Teddy with one ear”", "« Nounours » devient « Nounours à une oreille »")
        case .title: ("give its full title and who made it", "donnez le titre complet et le nom de l’auteur")
        case .school:
            ("“Central” becomes “Central Mill Street”", "« Jules-Ferry » devient « Jules-Ferry rue du Moulin »")
        case .food:
            ("“Pancakes” becomes “burnt pancakes with plums”", "« Crêpes » devient « crêpes brûlées aux prunes »")
        case .name, .number, .date, .phone, nil:
            ("“Smith” becomes “Agatha Smith”", "« Martin » devient « Agathe Martin »")
        }
    }
}
