import Hummingbird
import SecurityQuestions

/// A request of a supervisor at the care desk. It cannot be made for anybody else, so no route can forget to ask.
struct SupervisorContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let form: Form
    let supervisor: Agent

    init(context: AgentContext) throws {
        guard context.agent.role == .supervisor else { throw SupervisorsOnly() }
        coreContext = context.coreContext
        visit = context.visit
        form = context.form
        supervisor = context.agent
    }

    /// Something this supervisor does now.
    func event(_ kind: AuditEvent.Kind, _ services: WebServices, account: ID<Account>? = nil, detail: String? = nil)
        -> AuditEvent
    {
        AuditEvent(
            at: services.world.now(), kind: kind, actor: .agent(supervisor.id, name: supervisor.name),
            account: account, address: visit.address, detail: detail)
    }
}

/// The agent is not a supervisor.
struct SupervisorsOnly: Error {}
