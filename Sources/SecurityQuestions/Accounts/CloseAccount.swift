/// Closes an account: nobody logs in to it or is checked for it any more. Nothing is erased.
package struct CloseAccount: Sendable {
    private let stores: any PrivacyStore
    private let world: World

    package init(stores: any PrivacyStore, world: World) { (self.stores, self.world) = (stores, world) }

    package enum Outcome: Sendable {
        case closed
        case wasClosed
    }

    package func perform(_ account: ID<Account>, by origin: AuditOrigin) async throws -> Outcome {
        let event = origin.event(.accountClosed, at: world.now(), account: account)
        return try await stores.close(account, event: event) ? .closed : .wasClosed
    }
}
