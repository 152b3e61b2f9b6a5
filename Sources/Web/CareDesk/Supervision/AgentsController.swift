import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The agents of the supervisor's brands: what they check, and pausing and resuming them.
struct AgentsController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<SupervisorContext>) {
        router.get("\(Links.agents)", use: list)
        router.get("\(Links.agent)", use: show)
        router.post("\(Links.agentPause)", use: pause)
        router.post("\(Links.agentResumption)", use: resume)
        for path in [Links.agentPause, Links.agentResumption] {
            router.get("\(path)") { _, _ in Redirect.to(Links.agents) }
        }
    }

    @Sendable private func list(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let now = services.world.now()
        var agents: [(Agent, AgentPause?)] = []
        for agent in try await services.stores.agents(servingBrandsOf: context.supervisor) {
            agents.append((agent, try await services.stores.pause(of: agent.id, at: now)))
        }
        let days = try await services.stores.days(from: AgentHistory.start(at: now))
        return AgentListPage(agents: agents, history: AgentHistory(days, at: now)).response(context.visit)
    }

    @Sendable private func show(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let notice = ["paused": SupervisorWords.isPaused, "resumed": SupervisorWords.isResumed]
        return try await page(context, notice: request.uri.query.flatMap { notice[$0] })
    }

    @Sendable private func pause(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        try await change(context, .agentStopped, then: "paused") { agent, event in
            _ = try await services.stores.pause(agent, event: event)
        }
    }

    @Sendable private func resume(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        try await change(context, .agentResumed, then: "resumed") { agent, event in
            _ = try await services.stores.resume(agent, at: services.world.now(), event: event)
        }
    }

    /// Sent twice it changes nothing. The entry names the agent, as an agent's being added does.
    private func change(
        _ context: SupervisorContext, _ kind: AuditEvent.Kind, then word: String,
        by perform: (ID<Agent>, AuditEvent) async throws -> Void
    ) async throws -> Response {
        let agent = try await agent(context)
        guard agent.id != context.supervisor.id else { return try await page(context, status: .forbidden) }
        let typed = context.form[.reason]
        guard let reason = Reason(typed) else {
            return try await page(
                context, typed: typed, error: SupervisorWords.reasonMissing, status: .unprocessableContent)
        }
        let detail = "\(agent.email.text): \(reason.text)"
        try await perform(agent.id, context.event(kind, services, detail: detail))
        return Redirect.to("\(Links.agent(agent.id))?\(word)")
    }

    private func page(
        _ context: SupervisorContext, notice: Phrase? = nil, typed: String = "", error: Phrase? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let agent = try await agent(context)
        let now = services.world.now()
        let days = try await services.stores.days(from: AgentHistory.start(at: now))
        return AgentPage(
            agent: agent, brands: services.brands, pause: try await services.stores.pause(of: agent.id, at: now),
            isOneself: agent.id == context.supervisor.id, history: AgentHistory(days, at: now), notice: notice,
            typed: typed, error: error
        ).response(context.visit, status: status)
    }

    /// The agent in the path, if one of theirs.
    private func agent(_ context: SupervisorContext) async throws -> Agent {
        guard let id = ID<Agent>(try context.parameters.require("agent")),
            let agent = try await services.stores.agents(servingBrandsOf: context.supervisor).first(where: {
                $0.id == id
            })
        else { throw HTTPError(.notFound) }
        return agent
    }
}

extension AgentStore {
    /// Who serves one of the supervisor's brands, by name.
    func agents(servingBrandsOf supervisor: Agent) async throws -> [Agent] {
        let brands = Set(supervisor.brands)
        return try await agents().filter { !brands.isDisjoint(with: $0.brands) }.sorted { $0.name < $1.name }
    }
}
