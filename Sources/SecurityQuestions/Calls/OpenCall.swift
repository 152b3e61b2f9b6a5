import Foundation

/// Opens a call about an account that the agent has found.
package struct OpenCall: Sendable {
    private let stores: any CallStore & AccountStore

    package init(stores: any CallStore & AccountStore) { self.stores = stores }

    package enum Outcome: Sendable {
        /// Now, or by the same form before.
        case opened(Call)
        /// There is no such account, or it is closed.
        case accountNotOpen
        /// The id is another call's, or the agent does not serve the account's brand.
        case notAllowed
        /// Too many of the agent's look-ups and calls came to nothing (``LookUpBudget``).
        case lookUpsPaused(until: Date)

        package var call: Call? {
            guard case .opened(let call) = self else { return nil }
            return call
        }
    }

    /// - Parameters:
    ///   - id: comes with the form, so that a double click opens one call.
    ///   - metadata: what a client says of it. A call that was open before keeps its own.
    package func perform(
        _ id: ID<Call>, about account: ID<Account>, by agent: Agent, from address: String?,
        saying metadata: CallMetadata = .none
    ) async throws -> Outcome {
        guard let account = try await stores.account(account), account.status != .closed else {
            return .accountNotOpen
        }
        return try await stores.open(id, about: account.id, by: agent, from: address, saying: metadata)
    }
}
