import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Choose a new password: under Settings, or by a mailed link.
struct NewPasswordPage {
    let action: String
    let email: EmailAddress
    let what: Phrase
    let cancel: String
    var tab: Visit.Tab?
    /// Nil where the help for members is not to be had.
    var topic: HelpTopic? = .newPassword
    var refusal: PasswordRules.Refusal?
    /// Why no password can be chosen now.
    var wait: Phrase?
    var banner: HTML = .none

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let field = Field(
            name: .password, label: text(PasswordWords.new), hint: text(ActivationWords.passwordHint),
            error: error.map(text.callAsFunction), isFocused: true)
        return visit.page(
            text.errorTitle(PasswordWords.title, isWrong: error != nil),
            """
            \(banner)
            <section class="card narrow">
            <h1>\(text(PasswordWords.title))</h1>
            <p>\(text(what))</p>
            <form method="post" action="\(action)" novalidate>
            \(visit.tokenField)
            <input type="text" class="gone" name="email" value="\(email.text)" autocomplete="username" \
            tabindex="-1" aria-hidden="true" readonly>
            \(field.input(.newPassword, attributes: " data-reveal=\"\(text(Words.show))|\(text(Words.hide))\""))
            <p class="buttons"><button class="primary">\(text(Words.save))</button>
            <a class="button" href="\(cancel)">\(text(Words.cancel))</a></p>
            </form>
            \(topic.map { $0.content(text) }.orNone)
            </section>
            """, tab: tab, status: status)
    }

    private var error: Phrase? { wait ?? refusal.map(ActivationWords.passwordRefused) }

    private var status: HTTPResponse.Status {
        wait != nil ? .tooManyRequests : refusal == nil ? .ok : .unprocessableContent
    }
}
