import Hummingbird
import Phrasebook
import SecurityQuestions

/// A request of somebody who manages agents: an administrator, or a supervisor to whom a brand leaves it. It cannot be made
/// for anybody else; about whom they may change what, `AgentManager` decides in the transaction.
struct ManagerContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let form: Form
    let login: Session
    let manager: AgentManager
    let origin: AuditOrigin

    init(context: AgentContext) throws {
        guard let manager = context.visit.manager else { throw ManagersOnly() }
        coreContext = context.coreContext
        (visit, form, login) = (context.visit, context.form, context.login)
        self.manager = manager
        origin = AuditOrigin(context.agent, address: context.visit.address)
    }
}

/// The agent manages nobody.
struct ManagersOnly: Error {}

extension Visit {
    /// Nil where whoever is logged in manages nobody.
    var manager: AgentManager? {
        guard case .agent(let session, _) = who else { return nil }
        let manager = AgentManager.agent(session.agent, delegating: site.delegating)
        return manager.brands.isEmpty ? nil : manager
    }

    /// What an administrator has besides calls.
    var administratorTabs: [(Tab, String, Phrase)] {
        [(.calls, Links.home, SupervisorWords.calls), (.agents, Links.agentAccess, SupervisorWords.agents)]
    }
}
