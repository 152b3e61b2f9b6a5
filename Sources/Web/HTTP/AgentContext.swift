import Hummingbird
import SecurityQuestions

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
