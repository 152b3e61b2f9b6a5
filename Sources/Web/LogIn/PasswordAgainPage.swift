import Hummingbird
import Phrasebook
import SecurityQuestions

/// Asks for the password again.
struct PasswordAgainPage {
    var error: Phrase?
    /// Where it leads.
    let back: String
    /// A banner that belongs to what follows.
    var banner: HTML = .none

    func response(_ visit: Visit) -> Response {
        if let company = visit.companyOfSession {
            return CompanyAgainPage(company: company, back: back).response(visit)
        }
        let text = visit.text
        let field = Field(
            name: .password, label: text(Words.password), error: error.map(text.callAsFunction), isFocused: true)
        return visit.page(
            text.errorTitle(LoginWords.againTitle, isWrong: error != nil),
            """
            \(banner)
            <section class="card narrow">
            <h1>\(text(LoginWords.againTitle))</h1>
            <p>\(text(LoginWords.againWhy))</p>
            <form method="post" action="\(Links.passwordAgain(backTo: back))" novalidate>
            \(visit.tokenField)
            \(field.input(.currentPassword))
            <p class="buttons"><button class="primary">\(text(Words.next))</button>
            <a class="button" href="\(cancel(visit))">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, tab: .account, status: error == nil ? .ok : .unprocessableContent, isAt: back)
    }

    private func cancel(_ visit: Visit) -> String {
        back == Links.anotherSupportCode ? Links.home : visit.site.wayBack.path
    }
}
