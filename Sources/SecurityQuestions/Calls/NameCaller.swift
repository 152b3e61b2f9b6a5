import Foundation

/// Who is calling: the name as it is said, or somebody else.
package struct NameCaller: Sendable {
    private let stores: any CallerStore

    package init(stores: any CallerStore) { self.stores = stores }

    package enum Outcome: Sendable {
        /// The call as it stands now says what came of it; one that takes no name stays as it is.
        case done
        case unreadable
        case reasonMissing
        case lookUpsPaused(until: Date)
        /// No such call, or another agent's.
        case unknownCall
    }

    package func perform(_ said: String, in call: ID<Call>, by agent: Agent, from address: String?) async throws
        -> Outcome
    {
        switch try await stores.nameCaller(said, in: call, by: agent, from: address) {
        case .named, .notTaken: .done
        case .unreadable: .unreadable
        case .paused(let end, _): .lookUpsPaused(until: end)
        case nil: .unknownCall
        }
    }

    /// It is somebody else: nothing verifies the call.
    package func somebodyElse(
        because typed: String, in call: ID<Call>, by agent: Agent, from address: String?
    ) async throws -> Outcome {
        guard let reason = Reason(typed) else { return .reasonMissing }
        return try await stores.recordSomebodyElse(in: call, because: reason, by: agent, from: address)
            ? .done : .unknownCall
    }
}
