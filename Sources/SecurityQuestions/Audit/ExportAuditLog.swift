/// Begins the export of the whole audit log, for whoever runs commands on the server: its entry is in it.
package struct ExportAuditLog: Sendable {
    private let stores: any AuditStore

    package init(stores: any AuditStore) { self.stores = stores }

    package func begin(by origin: AuditOrigin) async throws {
        try await stores.record(.auditExported, by: origin)
    }
}
