/// Copies everything into a file, beside a running server.
package struct BackUp: Sendable {
    private let stores: any AuditStore
    private let file: any DatabaseFile

    package init(stores: any AuditStore, file: any DatabaseFile) { (self.stores, self.file) = (stores, file) }

    /// The entry comes first: it is in the copy.
    ///
    /// - Parameter name: what the file will be called once it is whole.
    package func perform(to path: String, named name: String, by origin: AuditOrigin) async throws -> BackupFacts {
        try await stores.record(.backupMade, by: origin, detail: name)
        return try await file.copy(to: path)
    }
}
