/// Pauses an agent's checks until a supervisor resumes them; or ends a pause of either sort.
package struct PauseAgent: Sendable {
    package typealias Stores = SupervisionStore & AgentStore & CallStore & LookUpStore

    private let stores: any Stores

    package init(stores: any Stores) { self.stores = stores }

    package enum Outcome: Sendable, Hashable {
        /// Now, or by the same form before.
        case done
        /// It stays: supervisors have ended three of the agent's pauses within a week.
        case kept
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
            return .done
        }
    }

    package func resume(_ agent: ID<Agent>, reason: String, by supervisor: Agent, from address: String?) async throws
        -> Outcome
    {
        try await perform(agent, reason, supervisor) { agent, reason in
            let origin = AuditOrigin(supervisor, address: address)
            if try await stores.resume(agent, reason: reason.text, by: origin) { return .done }
            let isPaused = try await stores.agentPause(of: agent.id) != nil
            let isLookUpPaused = try await stores.lookUpPause(of: agent.id) != nil
            return isPaused || isLookUpPaused ? .kept : .done
        }
    }

    private func perform(
        _ id: ID<Agent>, _ typed: String, _ supervisor: Agent, _ change: (Agent, Reason) async throws -> Outcome
    ) async throws -> Outcome {
        guard let agent = try await stores.agents(servingBrandsOf: supervisor).first(where: { $0.id == id }) else {
            return .unknownAgent
        }
        guard agent.id != supervisor.id else { return .oneself }
        guard agent.serves(onlyBrandsOf: supervisor) else { return .otherBrands }
        guard let reason = Reason(typed) else { return .reasonMissing }
        return try await change(agent, reason)
    }
}

extension Agent {
    /// Whether a pause by this supervisor would stop no other brand's calls.
    package func serves(onlyBrandsOf supervisor: Agent) -> Bool { Set(brands).isSubset(of: supervisor.brands) }
}

extension AgentStore {
    /// Who serves one of the supervisor's brands. In which order names stand, the reader's language says.
    package func agents(servingBrandsOf supervisor: Agent) async throws -> [Agent] {
        let brands = Set(supervisor.brands)
        return try await agents().filter { !brands.isDisjoint(with: $0.brands) }
    }
}
