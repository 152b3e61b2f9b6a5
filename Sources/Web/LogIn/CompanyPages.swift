import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Why the company's provider lets nobody in, what to do, and the word by which the audit log has it.
struct CompanyProblemPage {
    let problem: CompanyProblem
    /// As the audit log has it.
    let word: String
    /// The way to try it again.
    let again: String
    /// Those that the provider named, where they are the matter.
    var groups: [String] = []
    /// A longer list helps nobody.
    private static let listed = 30

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let words = visit.site.companyWords.page(problem)
        var response = visit.page(
            text(words.title),
            """
            <section class="card narrow">
            <h1>\(text(words.title))</h1>
            \(seen(text))
            <p>\(text(words.advice))</p>
            <p class="buttons"><a class="button primary" href="\(way.path)">\(text(way.words))</a>\(password(visit))</p>
            \(care(visit))
            <p class="quiet">\(text(CompanyWords.forHelp(word)))</p>
            </section>
            """, status: problem == .unreachable ? .serviceUnavailable : .forbidden, isAt: Links.login)
        if problem == .unreachable { response.headers[.retryAfter] = "60" }
        return response
    }

    /// At the Office Manager there is somebody to phone.
    private func care(_ visit: Visit) -> HTML {
        guard let host = visit.site.host else { return .none }
        return "<p>\(host.linked(visit.text(OwnerLogInWords.care(host.unbrokenCarePhone))))</p>"
    }

    private var way: (path: String, words: Phrase) {
        problem == .otherPerson ? (Links.home, Words.next) : (again, CompanyWords.tryAgain)
    }

    private func password(_ visit: Visit) -> HTML {
        guard case .visitor = visit.who, visit.site.company?.takesPasswords == true else { return .none }
        return " <a class=\"button\" href=\"\(Links.login)\">\(visit.text(CompanyWords.withPassword))</a>"
    }

    private func seen(_ text: Text) -> HTML {
        guard case .arrival(.noGroup) = problem else { return .none }
        guard !groups.isEmpty else { return "<p>\(text(CompanyWords.noGroupsSeen))</p>" }
        let more = groups.count - Self.listed
        let rest: HTML = more > 0 ? "<li>\(text(CompanyWords.moreGroups(more)))</li>" : .none
        return """
            <p>\(text(CompanyWords.groupsSeen))</p>
            <ul>\(groups.prefix(Self.listed).map { "<li>\(String($0.prefix(200)))</li>" as HTML })\(rest)</ul>
            """
    }
}

/// The way to the company's log-in, as the first thing of the log-in page.
struct CompanyDoorway {
    let company: CompanyLogIn
    let back: String

    func content(_ visit: Visit) -> HTML {
        """
        <p><a class="button primary" href="\(Links.companyLogIn(backTo: back))" data-back>\
        \(visit.text(visit.site.companyWords.logIn))</a></p>
        """
    }
}

/// In place of the password of whoever has none here.
struct CompanyAgainPage {
    let company: CompanyLogIn
    /// Where it leads.
    let back: String

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(CompanyWords.againTitle),
            """
            <section class="card narrow">
            <h1>\(text(CompanyWords.againTitle))</h1>
            <p>\(text(visit.site.companyWords.againWhy))</p>
            <p class="buttons"><a class="button primary" href="\(Links.companyAgain(backTo: back))">\
            \(text(Words.next))</a>
            <a class="button" href="\(visit.site.wayBack.path)">\(text(Words.cancel))</a></p>
            </section>
            """, tab: .account, isAt: back)
    }
}

/// The one-time link of whoever cannot log in by the provider: a page, so that nobody's preview of a link spends it.
struct LogInLinkPage {
    let token: String
    let name: String

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(CompanyWords.linkTitle),
            """
            <section class="card narrow">
            <h1>\(text(CompanyWords.linkTitle))</h1>
            <p>\(text(CompanyWords.linkWhat(name)))</p>
            <form method="post" action="\(Links.logInLink(token))">\(visit.tokenField)
            <p class="buttons"><button class="primary">\(text(Words.logIn))</button>
            <a class="button" href="\(Links.login)">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, isAt: Links.login)
    }
}

/// On to the company's log-in, which is to end as well. No redirection: what a form leads to may only be here (form-action).
struct LoggedOutPage {
    let there: String

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        var response = visit.page(
            text(CompanyWords.loggedOutTitle),
            """
            <section class="card narrow">
            <h1>\(text(CompanyWords.loggedOutTitle))</h1>
            <p>\(text(visit.site.companyWords.loggedOutWhat))</p>
            <p><a class="button primary" href="\(there)">\(text(CompanyWords.endThere))</a></p>
            </section>
            """, isAt: Links.login)
        response.headers[.refresh] = "0; url=\(there)"
        return response
    }
}

extension HTTPField.Name {
    fileprivate static let refresh = Self("Refresh")!  // a valid name
}

extension PlainPage {
    /// Where only the company's provider lets anybody in; nil where passwords are taken.
    static func passwordsOff(_ visit: Visit) -> PlainPage? {
        guard !visit.site.takesPasswords else { return nil }
        let words = visit.site.companyWords
        return PlainPage(
            title: words.noPasswords, words: [words.noPasswordsAdvice],
            way: (visit.site.brand == nil ? Links.login : Links.companyLogIn, words.wayIn), status: .forbidden)
    }
}

extension Site {
    /// What its log-in by a provider is called on pages.
    var companyWords: ProviderWords {
        guard let brand else { return CompanyWords.atCareDesk(name: company?.name) }
        return OwnerLogInWords.words(name: company?.name, brand: brand.name)
    }
}
