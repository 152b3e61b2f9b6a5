import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Choose a question, enter a new answer. The answer field is always empty.
struct EditPage {
    let chosen: String
    let key: ID<SealedAnswer>
    var remark: QuestionFields.Remark?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let fields = QuestionFields(chosen: chosen, answerLabel: QuestionWords.newAnswer, remark: remark)
        return visit.page(
            text.errorTitle(QuestionWords.editTitle, isWrong: remark?.isRefusal == true),
            """
            <section class="card narrow">
            <h1>\(text(QuestionWords.editTitle))</h1>
            <form method="post" action="\(Links.question)" novalidate>
            \(visit.tokenField)<input type="hidden" name="key" value="\(key.description)">
            \(fields.content(text))
            <p class="buttons"><button class="primary">\(text(Words.save))</button>
            <a class="button" href="\(Links.settings)">\(text(Words.cancel))</a></p>
            \(fields.reading(text))
            </form>
            </section>
            """, tab: .account, status: remark?.isRefusal == true ? .unprocessableContent : .ok)
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
