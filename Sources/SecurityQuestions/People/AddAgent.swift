/// Adds somebody to the care desk.
package struct AddAgent: Sendable {
    private let stores: any AgentStore
    private let keeping: any PasswordSealer
    private let world: World

    package init(stores: any AgentStore, keeping: any PasswordSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
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
        let event = origin.event(
            .agentAdded, at: world.now(), detail: "\(agent.role.rawValue) \(agent.email.text)")
        return try await stores.add(agent, password: sealed, event: event) ? .added : .addressTaken
    }
}
