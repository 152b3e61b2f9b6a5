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
}

/// The agent is not a supervisor.
struct SupervisorsOnly: Error {}
