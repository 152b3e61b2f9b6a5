import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The second step of a log-in: the code of the authenticator app, or a recovery code.
struct SecondStepPage {
    let ticket: String
    let back: String
    var codeError: Phrase?
    var recoveryError: Phrase?
    private let action: String
    private var status: HTTPResponse.Status = .ok

    /// - Parameter action: where the code goes.
    init(ticket: String, back: String, action: String = Links.secondStep) {
        self.ticket = ticket
        self.action = action
        self.back = Links.isLocal(back) ? back : ""
    }

    func refused(_ typed: SecondFactorEntry?) -> SecondStepPage {
        var page = self
        switch typed {
        case .code, nil: page.codeError = SecondFactorWords.codeWrong
        case .recoveryCode: page.recoveryError = SecondFactorWords.recoveryWrong
        }
        return page
    }

    func refused(_ wait: Phrase) -> SecondStepPage {
        var page = self
        page.codeError = wait
        page.status = .tooManyRequests
        return page
    }

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let isWrong = codeError != nil || recoveryError != nil
        return visit.page(
            text.errorTitle(SecondFactorWords.stepTitle, isWrong: isWrong),
            """
            <section class="card narrow">
            <h1>\(text(SecondFactorWords.stepTitle))</h1>
            <p>\(text(SecondFactorWords.stepWhat))</p>
            <form method="post" action="\(action)" novalidate>
            \(visit.tokenField)<input type="hidden" name="ticket" value="\(ticket)">\
            <input type="hidden" name="back" value="\(back)">
            \(SecondFactorFields(codeError: codeError, recoveryError: recoveryError).content(text))
            <p class="buttons"><button class="primary">\(text(Words.logIn))</button>
            <a class="button" href="\(Links.login)">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, status: isWrong && status == .ok ? .unprocessableContent : status, isAt: Links.login(backTo: back))
    }
}

/// The field for a code and, folded away, the one for a recovery code.
struct SecondFactorFields {
    var codeError: Phrase?
    var recoveryError: Phrase?
    /// The cursor waits elsewhere.
    var isQuiet = false

    func content(_ text: Text) -> HTML {
        let code = Field(
            name: .code, label: text(SecondFactorWords.code), hint: text(SecondFactorWords.codeHint),
            error: codeError.map(text.callAsFunction), isFocused: !isQuiet && recoveryError == nil)
        let recovery = Field(
            name: .recovery, label: text(SecondFactorWords.recovery), hint: text(SecondFactorWords.recoveryHint),
            error: recoveryError.map(text.callAsFunction))
        let open: HTML = recoveryError == nil ? .none : " open"
        return """
            \(code.input(.oneTimeCode))
            <details\(open)><summary>\(text(SecondFactorWords.recoveryInstead))</summary>
            \(recovery.input(.text))
            </details>
            """
    }
}
