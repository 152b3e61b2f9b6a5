import Hummingbird
import SecurityQuestions
import SpokenAnswers

/// Cookies. Host names share them over ports, so each door has names of its own; `__Host-` keeps them from sub-domains
/// and plain HTTP (RFC 6265bis §4.1.3.2).
extension Arrival.Door {
    private var suffix: String {
        switch self {
        case .portal: ""
        case .careDesk: "-care"
        }
    }

    var sessionCookieName: String { "__Host-countersign\(suffix)" }
    var browserCookieName: String { "__Host-countersign\(suffix)-browser" }
    var languageCookieName: String { "__Host-countersign\(suffix)-language" }

    func sessionCookie(_ token: SecretToken) -> Cookie { cookie(sessionCookieName, token.text) }
    /// Kept for as long as a browser keeps one (RFC 6265bis §5.5: 400 days): who comes back next month is known.
    func browserCookie(_ token: SecretToken) -> Cookie {
        cookie(browserCookieName, token.text, maxAge: 400 * 24 * 3600)
    }
    func endedSessionCookie() -> Cookie { cookie(sessionCookieName, "", maxAge: 0) }
    func languageCookie(_ language: Language) -> Cookie {
        cookie(languageCookieName, language.rawValue, maxAge: 365 * 24 * 3600)
    }

    private func cookie(_ name: String, _ value: String, maxAge: Int? = nil) -> Cookie {
        Cookie(name: name, value: value, maxAge: maxAge, path: "/", secure: true, httpOnly: true, sameSite: .lax)
    }
}
