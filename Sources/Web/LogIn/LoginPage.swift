import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The log-in form, at either door.
struct LoginPage {
    var email: String
    let back: String
    let notice: Phrase?
    var refusal: Phrase?
    var emailError: Phrase?
    var passwordError: Phrase?

    init(email: String, back: String, notice: Phrase?) {
        self.email = email
        self.back = Links.isLocal(back) ? back : ""
        self.notice = notice
    }

    /// The page with what was left out said beside the field; nil when both are there.
    func missing(password: String) -> LoginPage? {
        var page = self
        if email.trimmingSpaces().isEmpty { page.emailError = LoginWords.emailMissing }
        if password.isEmpty { page.passwordError = LoginWords.passwordMissing }
        return page.emailError == nil && page.passwordError == nil ? nil : page
    }

    func refused(_ why: Phrase) -> LoginPage {
        var page = self
        page.refusal = why
        return page
    }

    func response(_ visit: Visit, status: HTTPResponse.Status? = nil) -> Response {
        let isWrong = refusal != nil || emailError != nil || passwordError != nil
        let title = visit.text.errorTitle(visit.site.login.title, isWrong: isWrong)
        return visit.page(
            title, content(visit), status: status ?? (isWrong ? .unprocessableContent : .ok),
            isAt: Links.login(backTo: back))
    }

    private func content(_ visit: Visit) -> HTML {
        let text = visit.text
        return """
            <section class="card narrow">
            <h1>\(text(visit.site.login.title))</h1>
            \(notice.map { Banner.info(text($0)) }.orNone)
            \(refusal.map { Banner.error(text($0)) }.orNone)
            \(visit.site.company.map { CompanyDoorway(company: $0, back: back).content(visit) }.orNone)
            \(passwords(visit))
            \(help(visit))
            </section>
            """
    }

    /// Folded away behind the company's log-in; nothing where passwords are not taken.
    private func passwords(_ visit: Visit) -> HTML {
        let text = visit.text
        guard let company = visit.site.company else { return form(visit) }
        guard company.takesPasswords else { return "<p>\(text(visit.site.companyWords.noPasswords))</p>" }
        let isUsed = !email.isEmpty || refusal != nil || emailError != nil || passwordError != nil
        let open: HTML = isUsed ? " open" : .none
        return "<details\(open)><summary>\(text(CompanyWords.withPassword))</summary>\(form(visit))</details>"
    }

    private func form(_ visit: Visit) -> HTML {
        let text = visit.text
        return """
            <form method="post" action="\(Links.login)" novalidate data-back>
            \(visit.tokenField)<input type="hidden" name="back" value="\(back)">
            \(Field(name: .email, label: text(Words.email), error: emailError.map(text.callAsFunction))
                .input(.email, value: email))
            \(Field(name: .password, label: text(Words.password), error: passwordError.map(text.callAsFunction))
                .input(.currentPassword))
            <p><button class="primary">\(text(Words.logIn))</button></p>
            </form>
            <p class="quiet">\(forgotten(visit))</p>
            """
    }

    /// Agents' help opens after log-in.
    private func help(_ visit: Visit) -> HTML {
        visit.site.isHelpOpen(to: visit.who) ? HelpTopic.logIn.content(visit.text) : .none
    }

    private func forgotten(_ visit: Visit) -> HTML {
        let login = visit.site.login
        let words = visit.text(login.forgotten)
        return login.forgottenLink.map { "<a href=\"\($0)\">\(words)</a>" } ?? "\(words)"
    }
}
