/// Pauses an agent's checks until a supervisor resumes them; or ends a pause of either sort.
package struct PauseAgent: Sendable {
    private let stores: any SupervisionStore & AgentStore

    package init(stores: any SupervisionStore & AgentStore) { self.stores = stores }

    package enum Outcome: Sendable, Hashable {
        /// Now, or by the same form before.
        case done
        /// Nobody pauses or resumes themselves.
        case oneself
        case reasonMissing
        /// There is no such agent, or none of the supervisor's brands is theirs.
        case unknownAgent
        /// The agent serves other brands as well: only who supervises all of them stops their checks.
        case otherBrands
    }

    package func pause(_ agent: ID<Agent>, reason: String, by supervisor: Agent, from address: String?) async throws
        -> Outcome
    {
        try await perform(agent, reason, supervisor) { agent, reason in
            _ = try await stores.pause(agent, reason: reason.text, by: AuditOrigin(supervisor, address: address))
        }
    }

    package func resume(_ agent: ID<Agent>, reason: String, by supervisor: Agent, from address: String?) async throws
        -> Outcome
    {
        try await perform(agent, reason, supervisor) { agent, reason in
            _ = try await stores.resume(agent, reason: reason.text, by: AuditOrigin(supervisor, address: address))
        }
    }

    private func perform(
        _ id: ID<Agent>, _ typed: String, _ supervisor: Agent, _ change: (Agent, Reason) async throws -> Void
    ) async throws -> Outcome {
        guard let agent = try await stores.agents(servingBrandsOf: supervisor).first(where: { $0.id == id }) else {
            return .unknownAgent
        }
        guard agent.id != supervisor.id else { return .oneself }
        guard agent.serves(onlyBrandsOf: supervisor) else { return .otherBrands }
        guard let reason = Reason(typed) else { return .reasonMissing }
        try await change(agent, reason)
        return .done
    }
}

extension Agent {
    /// Whether a pause by this supervisor would stop no other brand's calls.
    package func serves(onlyBrandsOf supervisor: Agent) -> Bool { Set(brands).isSubset(of: supervisor.brands) }
}

extension AgentStore {
    /// Who serves one of the supervisor's brands, by name.
    package func agents(servingBrandsOf supervisor: Agent) async throws -> [Agent] {
        let brands = Set(supervisor.brands)
        return try await agents().filter { !brands.isDisjoint(with: $0.brands) }.sorted { $0.name < $1.name }
    }
}
