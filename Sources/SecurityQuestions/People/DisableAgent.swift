/// Ends somebody's access to the care desk and logs them out.
package struct DisableAgent: Sendable {
    private let stores: any AgentStore

    package init(stores: any AgentStore) { self.stores = stores }

    package enum Outcome: Sendable {
        case disabled
        case unknown
    }

    package func perform(_ email: EmailAddress, by origin: AuditOrigin) async throws -> Outcome {
        try await stores.disable(email, by: origin) ? .disabled : .unknown
    }
}
