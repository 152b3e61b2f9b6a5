/// Ends somebody's access to the care desk and logs them out.
package struct DisableAgent: Sendable {
    private let stores: any AgentStore
    private let world: World

    package init(stores: any AgentStore, world: World) { (self.stores, self.world) = (stores, world) }

    package enum Outcome: Sendable {
        case disabled
        case unknown
    }

    package func perform(_ email: EmailAddress, by origin: AuditOrigin) async throws -> Outcome {
        let event = origin.event(.agentDisabled, at: world.now(), detail: email.text)
        return try await stores.disable(email, event: event) ? .disabled : .unknown
    }
}
