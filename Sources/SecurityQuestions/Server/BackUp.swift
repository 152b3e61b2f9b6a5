/// Copies everything into a file, beside a running server.
package struct BackUp: Sendable {
    private let stores: any BackupStore
    private let world: World

    package init(stores: any BackupStore, world: World) { (self.stores, self.world) = (stores, world) }

    /// - Parameter name: what the file will be called once it is whole.
    package func perform(to path: String, named name: String, by initiator: Initiator) async throws -> BackupFacts {
        try await stores.copy(to: path, event: initiator.event(.backupMade, at: world.now(), detail: name))
    }
}

/// Records that the database is a backup which was put in its place.
package struct RecordRestoration: Sendable {
    private let stores: any AuditStore
    private let world: World

    package init(stores: any AuditStore, world: World) { (self.stores, self.world) = (stores, world) }

    package func perform(ofBackup name: String, by initiator: Initiator) async throws {
        try await stores.record(initiator.event(.backupRestored, at: world.now(), detail: name))
    }
}
