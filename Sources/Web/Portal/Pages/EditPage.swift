import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Choose a question, enter a new answer. The answer field is always empty.
struct EditPage {
    let chosen: String
    let key: ID<SealedAnswer>
    var remark: QuestionFields.Remark?
    var banner: HTML = .none

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let fields = QuestionFields(chosen: chosen, answerLabel: QuestionWords.newAnswer, remark: remark)
        return visit.page(
            text.errorTitle(QuestionWords.editTitle, isWrong: remark?.isRefusal == true),
            """
            \(banner)
            <section class="card narrow">
            <h1>\(text(QuestionWords.editTitle))</h1>
            <form method="post" action="\(Links.question)" id="\(QuestionFields.form)" novalidate>
            \(visit.tokenField)<input type="hidden" name="key" value="\(key.description)">
            <input type="hidden" name="back" value="\(Links.question)">
            \(fields.content(text))
            <p class="buttons"><button class="primary">\(text(Words.save))</button>
            <a class="button" href="\(Links.settings)">\(text(Words.cancel))</a></p>
            </form>
            \(HelpTopic.goodAnswer.content(text))
            </section>
            """, tab: .account, status: remark?.isRefusal == true ? .unprocessableContent : .ok,
            switching: QuestionFields.form)
    }
}
