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

    /// Who serves one of the supervisor's brands, as a reader looks for names.
    func agents(_ stores: any AgentStore) async throws -> [Agent] {
        let text = visit.text
        return try await stores.agents(servingBrandsOf: supervisor).sorted { text.sorts($0.name, before: $1.name) }
    }
}

/// The agent is not a supervisor.
struct SupervisorsOnly: Error {}
