import SecurityQuestions

/// One request, once it is known where it arrived, who sent it and in which language to answer.
struct Visit: Sendable {
    let site: Site
    /// The network address it came from.
    let address: String
    /// The path and query, to come back to it.
    let path: String
    let text: Text
    /// The token a form on this page carries: the browser's, before and after log-in, so that a form from an earlier
    /// tab still leads somewhere. Behind log-in it is worth nothing without the session, or in another account than the page's.
    let formToken: FormToken
    private let visitor: Visitor

    init(site: Site, address: String, path: String, text: Text, visitor: Visitor) {
        self.site = site
        self.address = address
        self.path = path
        self.text = text
        self.visitor = visitor
        formToken = FormToken(of: visitor.browser, visitor.who)
    }

    var place: Place { site.place }
    var who: Who { visitor.who }
    /// Binds forms to this browser: a cookie of its own, before and after log-in.
    var browser: SecretToken { visitor.browser }
    var cookies: SiteCookies { visitor.cookies }
    /// What an agent has under way, the latest first. Nothing is told before the second factor that is required.
    var openCalls: [OpenCallView] {
        guard case .agent(let session, _) = who, !needsSecondFactor else { return [] }
        return session.openCalls
    }
    /// Whether the page has keys of its own.
    var usesKeys: Bool { if case .agent(let session, _) = who { session.usesKeys } else { false } }
    /// By whose provider the session began: it is asked where others are asked for their password.
    var companyOfSession: CompanyLogIn? {
        switch who {
        case .agent(let session, _) where session.company != nil: site.company
        case .member(let session, _) where session.company != nil: site.company
        case .visitor, .agent, .member: nil
        }
    }
    var loginTime: LoginTime? { visitor.loginTime }
    var hadLogin: Bool { visitor.hadLogin }
    /// True for an agent who has to set up a second factor before anything else.
    var needsSecondFactor: Bool { visitor.needsSecondFactor }

    enum Place: Sendable {
        case portal(Brand, Brand.Host)
        case careDesk
    }

    enum Who: Sendable {
        case visitor
        case member(MemberSession, SecretToken)
        case agent(AgentSession, SecretToken)
    }
}
