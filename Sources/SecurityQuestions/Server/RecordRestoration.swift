/// Records that the database is a backup which was put in its place.
package struct RecordRestoration: Sendable {
    private let stores: any AuditStore

    package init(stores: any AuditStore) { self.stores = stores }

    package func perform(ofBackup name: String, by origin: AuditOrigin) async throws {
        try await stores.record(.backupRestored, by: origin, detail: name)
    }
}
