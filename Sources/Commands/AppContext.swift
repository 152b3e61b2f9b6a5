import SecurityQuestions
import Telemetry
import Vault

/// What every command works with once the data folder is open.
package struct AppContext: Sendable {
    package let stores: any Stores
    /// What the database can do because it is a file; nil where it is PostgreSQL's.
    package let file: (any DatabaseFile)?
    package let traces: any TraceSearcher
    package let vault: Vault
    package let keys: KeyRingKeeper
    package let world: World
    /// Where is counted what happens; nowhere but in a server that tells of it.
    package let telemetry: Telemetry
    /// Counts what the audit log tells, for as long as there is telemetry.
    let events: EventMetrics
    /// A verification reads the whole log: one at a time.
    let verifications = BoundedAccess(places: 1, patience: .seconds(10))
    private let closing: @Sendable () async throws -> Void

    package init(
        stores: any Stores, file: (any DatabaseFile)?, traces: any TraceSearcher, vault: Vault, keys: KeyRingKeeper,
        world: World, telemetry: Telemetry = .off, events: EventMetrics = EventMetrics(brands: [], .off),
        closing: @escaping @Sendable () async throws -> Void
    ) {
        self.stores = stores
        self.file = file
        self.traces = traces
        self.vault = vault
        self.keys = keys
        self.world = world
        self.telemetry = telemetry
        self.events = events
        self.closing = closing
    }

    /// Signs the audit log.
    var auditKeeper: AuditKeeper {
        AuditKeeper(store: stores, keys: { vault.auditKeys.forKeeper }, world: world)
    }

    /// Finishes what is being hashed and lets go of the database.
    func close() async throws { try await closing() }
}
