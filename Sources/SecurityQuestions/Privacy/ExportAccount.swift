import Foundation

/// Begins the export of what is held about a customer: its entry comes first, so it is in the export, and there if that
/// breaks off.
package struct ExportAccount: Sendable {
    private let stores: any AuditStore
    private let world: World

    package init(stores: any AuditStore, world: World) { (self.stores, self.world) = (stores, world) }

    /// - Returns: when it was begun.
    package func begin(_ account: ID<Account>, by origin: AuditOrigin) async throws -> Date {
        let now = world.now()
        try await stores.record(origin.event(.accountExported, at: now, account: account))
        return now
    }
}
