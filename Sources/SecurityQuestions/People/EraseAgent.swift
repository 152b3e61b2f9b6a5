import SpokenAnswers

/// Erases somebody who worked at the care desk: their name and address everywhere, and their values from the audit log. Calls and
/// figures stay, of somebody without a name.
package struct EraseAgent: Sendable {
    private let stores: any AgentStore
    private let keeping: any PasswordSealer
    private let world: World

    package init(stores: any AgentStore, keeping: any PasswordSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case erased(values: Int, traces: Traces)
        /// Their access has to end first.
        case hasAccess
        case unknownAgent
    }

    package func perform(_ email: EmailAddress, by origin: AuditOrigin) async throws -> Outcome {
        guard let agent = try await stores.agent(email: email)?.agent else { return .unknownAgent }
        // What was sealed of the password goes as well; nobody knows what takes its place.
        let sealed = try await keeping.seal(SecretText(SecretToken(world).text), of: .agent(agent.id))
        return try await stores.erase(agent.id, password: sealed, by: origin)
    }
}

extension Agent {
    /// What is left of somebody who was erased: what calls and attempts refer to.
    package var erased: Agent? {
        let end = id.description.suffix(8)
        return EmailAddress("erased-\(end)@agents.invalid").map {
            Agent(id: id, name: "– \(end)", email: $0, role: .agent, brands: [], language: language, isDisabled: true)
        }
    }
}
