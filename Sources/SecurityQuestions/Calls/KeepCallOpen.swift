/// Lets a call last fifteen minutes from now, as often as the agent asks. It gives no attempts.
package struct KeepCallOpen: Sendable {
    private let stores: any CallerStore

    package init(stores: any CallerStore) { self.stores = stores }

    package func perform(_ call: ID<Call>, by agent: Agent, from address: String?) async throws -> CallChangeOutcome {
        try await stores.keepOpen(call, by: agent, from: address)
    }
}

/// Takes the end of a call back: a key is pressed by mistake now and then.
package struct ReopenCall: Sendable {
    private let stores: any CallerStore

    package init(stores: any CallerStore) { self.stores = stores }

    package func perform(_ call: ID<Call>, by agent: Agent, from address: String?) async throws -> CallChangeOutcome {
        try await stores.reopen(call, by: agent, from: address)
    }
}

package enum CallChangeOutcome: Sendable {
    case done
    case tooLate
    /// No such call, or another agent's.
    case unknownCall
}
