import SpokenAnswers

/// Changes something about somebody of the care desk: their access, name, role, brands, sessions, second factor or password.
package struct ChangeAgent: Sendable {
    private let stores: any AgentStore

    package init(stores: any AgentStore) { self.stores = stores }

    package enum Outcome: Sendable {
        case changed(Agent)
        case unchanged(Agent)
        case refused(AgentManager.Refusal)
    }

    /// - Parameter reason: nil on the command line, whose entries tell that it was used.
    package func perform(
        _ request: AgentChange.Request, of agent: ID<Agent>, reason: String?, by manager: AgentManager,
        from origin: AuditOrigin
    ) async throws -> Outcome {
        guard let reason else {
            return try await stores.change(agent, request, reason: nil, by: manager, from: origin)
        }
        guard let given = Reason(reason) else { return .refused(.reasonMissing) }
        return try await stores.change(agent, request, reason: given.text, by: manager, from: origin)
    }

    /// - Returns: nil where nobody has the address.
    package func perform(_ request: AgentChange.Request, of email: EmailAddress) async throws -> Outcome {
        guard let agent = try await stores.agent(email: email)?.agent else { return .refused(.unknownAgent) }
        return try await perform(request, of: agent.id, reason: nil, by: .host, from: .host)
    }
}
