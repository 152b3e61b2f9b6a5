/// Opens a closed account again.
package struct ReopenAccount: Sendable {
    private let stores: any PrivacyStore
    private let world: World

    package init(stores: any PrivacyStore, world: World) { (self.stores, self.world) = (stores, world) }

    package enum Outcome: Sendable {
        case reopened
        case wasNotClosed
    }

    package func perform(_ account: ID<Account>, by origin: AuditOrigin) async throws -> Outcome {
        let event = origin.event(.accountReopened, at: world.now(), account: account)
        return try await stores.reopen(account, event: event) ? .reopened : .wasNotClosed
    }
}
