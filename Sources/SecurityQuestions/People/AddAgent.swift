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
        /// By who adds them.
        case notAllowed(AgentManager.Refusal)
    }

    /// Asked beforehand, where anything has to be opened for the rest.
    package static func refusal(of password: SecretText, for agent: Agent) -> PasswordRules.Refusal? {
        PasswordRules.refusal(of: password, personal: [agent.name, agent.email.text] + agent.brands)
    }

    package func perform(_ agent: Agent, password: SecretText, by origin: AuditOrigin) async throws -> Outcome {
        if let refusal = Self.refusal(of: password, for: agent) { return .refused(refusal) }
        let sealed = try await keeping.seal(password, of: .agent(agent.id))
        return try await stores.add(
            agent, password: sealed, link: nil, reason: nil, by: .host, from: origin)
    }

    /// Nobody knows a password of theirs until they choose one by `link`, which is mailed to them. Sent twice, the agent's id
    /// adds them once.
    package func perform(
        _ agent: Agent, link: MailedLink, reason: String, by manager: AgentManager, from origin: AuditOrigin,
        world: World
    ) async throws -> Outcome {
        guard let reason = Reason(reason) else { return .notAllowed(.reasonMissing) }
        if let refusal = manager.refusal(of: agent, becoming: agent) { return .notAllowed(refusal) }
        let sealed = try await keeping.seal(SecretText(SecretToken(world).text), of: .agent(agent.id))
        return try await stores.add(
            agent, password: sealed, link: link, reason: reason.text, by: manager, from: origin)
    }
}
