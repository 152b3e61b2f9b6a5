import Foundation
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// One request, once it is known where it arrived, who sent it and in which language to answer.
struct Visit: Sendable {
    /// Where it arrived.
    let place: Place
    /// The network address it came from, believed only from the peer or a trusted proxy.
    let address: String
    /// The path and query, to come back to it.
    let path: String
    let assets: AssetPaths
    let text: Text
    /// Binds forms to this browser: a cookie of its own, before and after log-in.
    let browser: SecretToken
    /// True when `browser` must be handed out with the answer.
    let isNewBrowser: Bool
    /// The token a form on this page carries: the browser's, before and after log-in, so that a form from an earlier
    /// tab still leads somewhere. Behind log-in it is worth nothing without the session.
    let formToken: String
    let who: Who
    /// True for an agent who has to set up a second factor before anything else.
    var needsSecondFactor = false

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

/// What a request carries through the routes.
struct WebContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    /// The peer: the client, or a proxy in front.
    var remoteAddress: SocketAddress?
    var visit: Visit?
    /// The fields of a form that was sent, its token checked already.
    var form = Form()

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }

    /// The visit; it is there for every route behind `Arrival`.
    func arrived() throws -> Visit {
        guard let visit else { throw HTTPError(.internalServerError) }
        return visit
    }
}

/// A request of somebody who has logged in, at either door.
protocol LoggedInContext: ChildRequestContext where ParentContext == WebContext {
    var visit: Visit { get }
    var form: Form { get }
    var identity: Identity { get }
    var login: Session { get }
    var token: SecretToken { get }
}

/// A request of somebody logged into the Office Manager.
struct MemberContext: LoggedInContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let form: Form
    let brand: Brand
    let host: Brand.Host
    let session: MemberSession
    let token: SecretToken

    init(context: WebContext) throws {
        visit = try context.arrived()
        guard case .portal(let brand, let host) = visit.place, case .member(let session, let token) = visit.who else {
            throw LoginNeeded(path: visit.path)
        }
        coreContext = context.coreContext
        form = context.form
        self.brand = brand
        self.host = host
        self.session = session
        self.token = token
    }

    var identity: Identity { Identity(session.member) }
    var login: Session { session.session }
    var actor: AuditEvent.Actor { .member(session.member.id, name: session.member.name) }
}

/// A request of an agent at the care desk.
struct AgentContext: LoggedInContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let form: Form
    let agent: Agent
    let login: Session
    let token: SecretToken

    init(context: WebContext) throws {
        try self.init(anyLogin: context)
        guard !visit.needsSecondFactor else { throw SecondFactorNeeded() }
    }

    /// Also without the second factor that the care desk asks for.
    fileprivate init(anyLogin context: WebContext) throws {
        visit = try context.arrived()
        guard case .agent(let session, let token) = visit.who else { throw LoginNeeded(path: visit.path) }
        coreContext = context.coreContext
        form = context.form
        agent = session.agent
        login = session.session
        self.token = token
    }

    var identity: Identity { Identity(agent) }
    var actor: AuditEvent.Actor { .agent(agent.id, name: agent.name) }
}

/// The same on the pages on which a second factor is set up.
struct AgentSetUpContext: LoggedInContext {
    private var context: AgentContext

    init(context: WebContext) throws { self.context = try AgentContext(anyLogin: context) }

    var coreContext: CoreRequestContextStorage {
        get { context.coreContext }
        set { context.coreContext = newValue }
    }
    var visit: Visit { context.visit }
    var form: Form { context.form }
    var identity: Identity { context.identity }
    var login: Session { context.login }
    var token: SecretToken { context.token }
}

/// Thrown by every page of the care desk while the agent has to set up a second factor.
struct SecondFactorNeeded: Error {}

/// Thrown by a page that only opens after log-in; answered by a way there and back.
struct LoginNeeded: Error {
    let path: String
}
