import SecurityQuestions
import SpokenAnswers

/// A browser, and who has logged in with it.
struct Visitor: Sendable {
    let browser: SecretToken
    /// The names and kind of the cookies that it keeps.
    let cookies: SiteCookies
    let who: Visit.Who
    let needsSecondFactor: Bool
    /// How long the log-in still lasts; nil for whoever has none.
    let loginTime: LoginTime?
    /// Whether there was a log-in here that is over.
    let hadLogin: Bool
    /// The language chosen in this browser, logged in or not.
    let chosenLanguage: Language?

    /// The language to answer in: the saved choice, else the browser's cookie, else the host's own, else what the browser asks
    /// for.
    func language(at site: Site, asking header: String?) -> Language {
        switch who {
        case .member(let session, _): if let saved = session.member.language { return saved }
        case .agent(let session, _): return session.agent.language
        case .visitor: break
        }
        return chosenLanguage ?? site.language ?? AcceptLanguage.preferred(header) ?? .en
    }
}
