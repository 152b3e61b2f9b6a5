import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Choose a question, enter a new answer. The answer field is always empty.
struct EditPage {
    let chosen: String
    let key: ID<SealedAnswer>
    var refusal: AnswerSetting.Refusal?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text.errorTitle(QuestionWords.editTitle, isWrong: refusal != nil),
            """
            <section class="card narrow">
            <h1>\(text(QuestionWords.editTitle))</h1>
            <form method="post" action="\(Links.question)" novalidate>
            \(visit.tokenField)<input type="hidden" name="key" value="\(key.description)">
            \(QuestionFields(chosen: chosen, answerLabel: QuestionWords.newAnswer, refusal: refusal).content(text))
            <p class="buttons"><button class="primary">\(text(Words.save))</button>
            <a class="button" href="\(Links.settings)">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, tab: .account, status: refusal == nil ? .ok : .unprocessableContent)
    }
}

/// The list of questions and the field for an answer.
struct QuestionFields {
    let chosen: String
    let answerLabel: Phrase
    let refusal: AnswerSetting.Refusal?

    func content(_ text: Text) -> HTML {
        var question = Field(name: .question, label: text(QuestionWords.choose))
        var answer = Field(name: .answer, label: text(answerLabel), hint: text(QuestionWords.hint))
        switch refusal {
        case .noQuestion: question.error = text(QuestionWords.questionMissing)
        case .answer(let why): answer.error = text(QuestionWords.refused(why))
        case nil: break
        }
        let options = Catalogue.offered.map { (value: $0.id, label: text($0.text)) }
        return """
            \(question.select(text(QuestionWords.chooseNone), options, chosen: chosen))
            \(answer.input(.secretAnswer(show: text(QuestionWords.showAnswer))))
            """
    }
}

/// Asks for the password again.
struct PasswordAgainPage {
    let error: Phrase?
    /// What was chosen before the password had to be given again; it is not lost.
    var chosen = ""

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text.errorTitle(LoginWords.againTitle, isWrong: error != nil),
            """
            <section class="card narrow">
            <h1>\(text(LoginWords.againTitle))</h1>
            <p>\(text(LoginWords.againWhy))</p>
            <form method="post" action="\(Links.passwordAgain)" novalidate>
            \(visit.tokenField)<input type="hidden" name="question" value="\(chosen)">
            \(Field(name: .password, label: text(Words.password), error: error.map(text.callAsFunction), isFocused: true)
                .input(.currentPassword))
            <p class="buttons"><button class="primary">\(text(Words.next))</button>
            <a class="button" href="\(Links.settings)">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, tab: .account, status: error == nil ? .ok : .unprocessableContent)
    }
}
