import Hummingbird
import SecurityQuestions

/// What can be taken along of the form for a new question when it is left before it is saved: which question was chosen, and
/// that an answer was typed, which cannot. It stands in the address of the page that one comes back to.
struct QuestionKept {
    /// Nil where none was chosen.
    let question: SecurityQuestion.ID?
    let wasAnswerTyped: Bool

    init(_ form: Form) {
        let chosen = form[.pick].isEmpty ? form[.question] : form[.pick]
        question = Catalogue.question(chosen)?.id
        wasAnswerTyped = form.isFilled(.answer)
    }

    /// What stands in the address.
    init(_ request: Request) {
        let asked = request.uri.queryParameters
        question = asked["question"].flatMap { Catalogue.question(String($0))?.id }
        wasAnswerTyped = asked["again"] != nil
    }

    /// The way back, without what an earlier one took along.
    func path(_ back: String) -> String {
        let asked = [question.map { "question=\($0)" }, wasAnswerTyped ? "again" : nil].compactMap(\.self)
        if asked.isEmpty { return back }
        return "\(back.prefix { $0 != "?" })?\(asked.joined(separator: "&"))"
    }

    var remark: QuestionFields.Remark? { wasAnswerTyped ? .typeAgain : nil }
}
