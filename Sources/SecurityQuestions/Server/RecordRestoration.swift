/// Records that the database is a backup which was put in its place.
package struct RecordRestoration: Sendable {
    private let stores: any AuditStore
    private let world: World

    package init(stores: any AuditStore, world: World) { (self.stores, self.world) = (stores, world) }

    package func perform(ofBackup name: String, by origin: AuditOrigin) async throws {
        try await stores.record(origin.event(.backupRestored, at: world.now(), detail: name))
    }
}
