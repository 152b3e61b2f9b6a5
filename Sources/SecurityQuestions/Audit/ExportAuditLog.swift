/// Begins the export of the whole audit log, for whoever runs commands on the server: its entry is in it.
package struct ExportAuditLog: Sendable {
    private let stores: any AuditStore
    private let world: World

    package init(stores: any AuditStore, world: World) { (self.stores, self.world) = (stores, world) }

    package func begin(by origin: AuditOrigin) async throws {
        try await stores.record(origin.event(.auditExported, at: world.now()))
    }
}
