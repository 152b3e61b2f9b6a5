import Hummingbird
import SecurityQuestions
import SpokenAnswers

/// The cookies of a site. Host names share them over ports, so each site has names of its own; `__Host-` keeps them from
/// sub-domains and plain HTTP (RFC 6265bis §4.1.3.2).
struct SiteCookies: Sendable {
    let session: String
    let browser: String
    let language: String
    /// While somebody is at the company's provider.
    let company: String
    /// What the company's provider is shown at log-out.
    let hint: String

    /// Whether a browser sends them over HTTPS alone, or to this machine.
    private let isSecure: Bool

    private init(suffix: String, isSecure: Bool = true) {
        let name = (isSecure ? "__Host-" : "") + "countersign" + suffix
        (session, browser, language) = (name, "\(name)-browser", "\(name)-language")
        (company, hint) = ("\(name)-company", "\(name)-hint")
        self.isSecure = isSecure
    }

    static let portal = SiteCookies(suffix: "")
    static let careDesk = SiteCookies(suffix: "-care")
    /// The same for browsers that keep no `Secure` cookie from `http://localhost`, as Safari does not.
    static let plainPortal = SiteCookies(suffix: "", isSecure: false)
    static let plainCareDesk = SiteCookies(suffix: "-care", isSecure: false)

    func sessionCookie(_ token: SecretToken) -> Cookie { cookie(session, token.text) }
    func endedSessionCookie() -> Cookie { cookie(session, "", maxAge: 0) }
    /// Before anybody logs in: it ties forms to the browser and goes when that is closed.
    func visitorCookie(_ token: SecretToken) -> Cookie { cookie(browser, token.text) }
    /// From a log-in on. Kept for as long as a browser keeps one (RFC 6265bis §5.5: 400 days): who comes back next month is known.
    func browserCookie(_ token: SecretToken) -> Cookie { cookie(browser, token.text, maxAge: 400 * 24 * 3600) }
    func languageCookie(_ chosen: Language) -> Cookie {
        cookie(language, chosen.rawValue, maxAge: 365 * 24 * 3600)
    }

    func companyCookie(_ sealed: String) -> Cookie {
        cookie(company, sealed, maxAge: Int(CompanyCookie.lifetime))
    }
    func endedCompanyCookie() -> Cookie { cookie(company, "", maxAge: 0) }
    /// Nil ends it.
    func hintCookie(_ sealed: String?) -> Cookie {
        cookie(hint, sealed ?? "", maxAge: sealed == nil ? 0 : Int(LogOutHint.lifetime))
    }

    private func cookie(_ name: String, _ value: String, maxAge: Int? = nil) -> Cookie {
        Cookie(name: name, value: value, maxAge: maxAge, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
