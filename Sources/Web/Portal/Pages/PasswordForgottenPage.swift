import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Asks for the address of whoever has forgotten the password.
struct PasswordForgottenPage {
    var email = ""
    var error: Phrase?
    var isThrottled = false

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let field = Field(name: .email, label: text(Words.email), error: error.map(text.callAsFunction))
        let status: HTTPResponse.Status = isThrottled ? .tooManyRequests : error == nil ? .ok : .unprocessableContent
        return visit.page(
            text.errorTitle(PasswordWords.forgottenTitle, isWrong: error != nil),
            """
            <section class="card narrow">
            <h1>\(text(PasswordWords.forgottenTitle))</h1>
            <p>\(text(PasswordWords.forgottenWhat))</p>
            <form method="post" action="\(Links.passwordForgotten)" novalidate>
            \(visit.tokenField)
            \(field.input(.email, value: email))
            <p class="buttons"><button class="primary">\(text(PasswordWords.send))</button>
            <a class="button" href="\(Links.login)">\(text(Words.cancel))</a></p>
            </form>
            \(HelpTopic.logIn.content(text))
            </section>
            """, status: status)
    }
}
