/// Adds somebody to the care desk.
package struct AddAgent: Sendable {
    private let stores: any AgentStore
    private let keeping: any PasswordSealer

    package init(stores: any AgentStore, keeping: any PasswordSealer) {
        (self.stores, self.keeping) = (stores, keeping)
    }

    package enum Outcome: Sendable {
        case added
        case refused(PasswordRules.Refusal)
        case addressTaken
    }

    /// Asked beforehand, where anything has to be opened for the rest.
    package static func refusal(of password: SecretText, for agent: Agent) -> PasswordRules.Refusal? {
        PasswordRules.refusal(of: password, personal: [agent.name, agent.email.text] + agent.brands)
    }

    package func perform(_ agent: Agent, password: SecretText, by origin: AuditOrigin) async throws -> Outcome {
        if let refusal = Self.refusal(of: password, for: agent) { return .refused(refusal) }
        let sealed = try await keeping.seal(password, of: .agent(agent.id))
        return try await stores.add(agent, password: sealed, by: origin) ? .added : .addressTaken
    }
}
