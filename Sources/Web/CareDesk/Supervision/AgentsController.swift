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
        for agent in try await context.agents(services.stores) {
            agents.append((agent, try await services.stores.agentPause(of: agent.id)))
        }
        return AgentListPage(agents: agents, history: try await history(context, at: now)).response(context.visit)
    }

    @Sendable private func show(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let notice = ["paused": SupervisorWords.isPaused, "resumed": SupervisorWords.isResumed]
        return try await page(
            context, notice: request.uri.query.flatMap { notice[$0] },
            warning: request.uri.query == "kept" ? SupervisorWords.notResumed : nil)
    }

    private var pauseAgent: PauseAgent { PauseAgent(stores: services.stores) }

    @Sendable private func pause(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let (agent, reason) = (try context.agent(), context.form[.reason])
        let outcome = try await pauseAgent.pause(
            agent, reason: reason, by: context.supervisor, from: context.visit.address)
        return try await answer(outcome, agent, context, then: "paused")
    }

    @Sendable private func resume(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let (agent, reason) = (try context.agent(), context.form[.reason])
        let outcome = try await pauseAgent.resume(
            agent, reason: reason, by: context.supervisor, from: context.visit.address)
        return try await answer(outcome, agent, context, then: "resumed")
    }

    private func answer(
        _ outcome: PauseAgent.Outcome, _ agent: ID<Agent>, _ context: SupervisorContext, then word: String
    ) async throws -> Response {
        switch outcome {
        case .done: return Redirect.to("\(Links.agent(agent))?\(word)")
        case .kept: return Redirect.to("\(Links.agent(agent))?kept")
        case .oneself, .otherBrands: return try await page(context, status: .forbidden)
        case .reasonMissing:
            return try await page(
                context, typed: context.form[.reason], error: SupervisorWords.reasonMissing,
                status: .unprocessableContent)
        case .unknownAgent: throw HTTPError(.notFound)
        }
    }

    private func page(
        _ context: SupervisorContext, notice: Phrase? = nil, warning: Phrase? = nil, typed: String = "",
        error: Phrase? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let agent = try await agent(context)
        return AgentPage(
            agent: agent, brands: services.brands, pause: try await services.stores.agentPause(of: agent.id),
            lookUpPause: try await services.stores.lookUpPause(of: agent.id),
            isOneself: agent.id == context.supervisor.id,
            isShared: !agent.serves(onlyBrandsOf: context.supervisor),
            history: try await history(context, at: services.world.now()),
            notice: notice, warning: warning, typed: typed, error: error
        ).response(context.visit, status: status)
    }

    private func history(_ context: SupervisorContext, at now: Date) async throws -> DeskHistory {
        let zone = context.visit.text.zone
        let counts = try await services.stores.checks(
            from: DeskHistory.start(at: now, in: zone), brands: context.supervisor.brands)
        return DeskHistory(counts, at: now, in: zone)
    }

    /// The agent in the path, if one of theirs.
    private func agent(_ context: SupervisorContext) async throws -> Agent {
        let id = try context.agent()
        let agents = try await services.stores.agents(servingBrandsOf: context.supervisor)
        guard let agent = agents.first(where: { $0.id == id }) else { throw HTTPError(.notFound) }
        return agent
    }
}

extension SupervisorContext {
    /// The id of the agent in the path.
    fileprivate func agent() throws -> ID<Agent> {
        guard let id = ID<Agent>(try parameters.require("agent")) else { throw HTTPError(.notFound) }
        return id
    }
}
