import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Steps one and two: is this your account, and a password.
struct ActivationPage {
    let invited: Invited
    let step: Activation.Step
    var refusal: PasswordRules.Refusal?

    func response() -> Response {
        let text = invited.visit.text
        let heading = step == .confirm ? ActivationWords.confirmTitle : ActivationWords.passwordTitle
        return invited.visit.page(
            text.errorTitle(heading, isWrong: refusal != nil),
            """
            <section class="card narrow">
            \(ActivationSteps.content(step, text))
            <h1>\(text(heading))</h1>
            \(step == .confirm ? confirmation(text) : password(text))
            \(HelpTopic.activation.content(text))
            </section>
            """, status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func confirmation(_ text: Text) -> HTML {
        """
        <p>\(text(ActivationWords.confirmWhat))</p>
        <dl>
        <dt>\(text(ActivationWords.company))</dt><dd>\(invited.account.company)</dd>
        <dt>\(text(ActivationWords.number))</dt><dd>\(invited.account.number)</dd>
        <dt>\(text(ActivationWords.person))</dt><dd>\(invited.member.name)</dd>
        </dl>
        <form method="post" action="\(Links.activationConfirmation(invited.token.text))">\(invited.visit.tokenField)
        <p><button class="primary">\(text(ActivationWords.confirm))</button></p></form>
        <p class="quiet">\(invited.host.linked(text(ActivationWords.notYours(invited.host.unbrokenCarePhone))))</p>
        """
    }

    private func password(_ text: Text) -> HTML {
        let field = Field(
            name: .password, label: text(Words.password), hint: text(ActivationWords.passwordHint),
            error: refusal.map { text(ActivationWords.passwordRefused($0)) })
        return """
            <form method="post" action="\(Links.activationPassword(invited.token.text))" novalidate>
            \(invited.visit.tokenField)
            <input type="text" class="gone" name="email" value="\(invited.member.email.text)" autocomplete="username" \
            tabindex="-1" aria-hidden="true" readonly>
            \(field.input(.newPassword, attributes: " data-reveal=\"\(text(Words.show))|\(text(Words.hide))\""))
            <p><button class="primary">\(text(Words.next))</button></p></form>
            <p class="quiet">\(text(ActivationWords.later))</p>
            """
    }
}

/// Step three: the question and its answer.
struct ActivationQuestionPage {
    let invited: Invited
    let remark: QuestionFields.Remark?
    let chosen: String
    var passwordError: Phrase?

    private var isWrong: Bool { remark?.isRefusal == true || passwordError != nil }

    func response() -> Response {
        let text = invited.visit.text
        let fields = QuestionFields(chosen: chosen, answerLabel: ActivationWords.answer, remark: remark)
        return invited.visit.page(
            text.errorTitle(ActivationWords.questionTitle, isWrong: isWrong),
            """
            <section class="card narrow">
            \(invited.activation.isByCompany ? .none : ActivationSteps.content(.question, text))
            <h1>\(text(ActivationWords.questionTitle))</h1>
            <p>\(text(QuestionWords.what))</p>
            <form method="post" action="\(Links.activationQuestion(invited.token.text))" id="\(QuestionFields.form)" novalidate>
            \(invited.visit.tokenField)
            <input type="hidden" name="back" value="\(Links.activation(invited.token.text))">
            \(fields.content(text))
            \(password(text))
            <p><button class="primary">\(text(ActivationWords.finish))</button></p></form>
            \(invited.activation.isByCompany ? .none : "<p class=\"quiet\">\(text(ActivationWords.later))</p>")
            \(HelpTopic.goodAnswer.content(text))
            </section>
            """, status: isWrong ? .unprocessableContent : .ok, switching: QuestionFields.form)
    }

    /// Asked for in another browser than the one it was chosen in.
    private func password(_ text: Text) -> HTML {
        guard !invited.isByLogIn, invited.activation.needsPassword(in: invited.visit.browser.hash) else { return .none }
        return Field(
            name: .password, label: text(Words.password), hint: text(ActivationWords.passwordOfBefore),
            error: passwordError.map(text.callAsFunction)
        ).input(.currentPassword)
    }
}

/// "Step 2 of 3", with a bar for the eye.
enum ActivationSteps {
    static func content(_ step: Activation.Step, _ text: Text) -> HTML {
        let number = (Activation.Step.allCases.firstIndex(of: step) ?? 0) + 1
        return """
            <p class="step">\(text(ActivationWords.step(number)))</p>
            <progress class="steps" value="\(number)" max="3" aria-hidden="true"></progress>
            """
    }
}

/// Where an invitation leads that does not wait for a step.
enum ActivationEnd {
    case done(EmailAddress, Brand.Host)
    case used
    case expired(Brand.Host, SecretToken)
    case renewed(Brand.Host)
    case unknown(Brand.Host)

    func response(_ visit: Visit) -> Response {
        let (title, usual, link) = content
        let words = if case .used = self, visit.site.company != nil { OwnerLogInWords.used } else { usual }
        let button: HTML? = link.map {
            "<p><a class=\"button primary\" href=\"\($0.path)\">\(visit.text($0.words))</a></p>"
        }
        return visit.page(
            visit.text(title),
            """
            <section class="card narrow">
            <h1>\(visit.text(title))</h1>
            <p>\(visit.linked(words))</p>
            \(next(visit))
            \(button.orNone)
            \(renewal(visit).orNone)
            \(isDone ? .none : HelpTopic.invitation.content(visit.text))
            </section>
            """, status: status)
    }

    /// What somebody who has just activated needs to know: nothing else tells them the address they will log in with.
    private func next(_ visit: Visit) -> HTML {
        guard case .done(let email, let host) = self else { return .none }
        if visit.companyOfSession != nil {
            return "<p>\(visit.text(OwnerLogInWords.fromNowOn(visit.site.company?.name, at: host.name)))</p>"
        }
        return """
            <p>\(visit.text(ActivationWords.logInWith(email.text, at: host.name)))</p>
            <p>\(visit.text(ActivationWords.protect))</p>
            """
    }

    private func renewal(_ visit: Visit) -> HTML? {
        guard case .expired(_, let token) = self else { return nil }
        return """
            <form method="post" action="\(Links.activationRenewal(token.text))">\(visit.tokenField)\
            <div class="buttons"><button class="primary">\(visit.text(ActivationWords.sendAnother))</button></div></form>
            """
    }

    private var content: (title: Phrase, words: Phrase, link: (path: String, words: Phrase)?) {
        switch self {
        case .done: (ActivationWords.doneTitle, ActivationWords.done, (Links.home, ActivationWords.goHome))
        case .used: (ActivationWords.usedTitle, ActivationWords.used, (Links.login, Words.logIn))
        case .renewed(let host):
            (ActivationWords.renewedTitle, ActivationWords.renewed(host.unbrokenCarePhone), nil)
        case .expired(let host, _): (ActivationWords.expiredTitle, ActivationWords.expired(host.unbrokenCarePhone), nil)
        case .unknown(let host): (ActivationWords.unknownTitle, ActivationWords.unknown(host.unbrokenCarePhone), nil)
        }
    }

    private var isDone: Bool {
        switch self {
        case .done: true
        case .used, .expired, .renewed, .unknown: false
        }
    }

    private var status: HTTPResponse.Status {
        switch self {
        case .done, .renewed: .ok
        case .used, .expired: .gone
        case .unknown: .notFound
        }
    }
}
