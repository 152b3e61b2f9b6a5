/// Copies everything into a file, beside a running server.
package struct BackUp: Sendable {
    private let stores: any AuditStore
    private let file: any DatabaseFile
    private let world: World

    package init(stores: any AuditStore, file: any DatabaseFile, world: World) {
        (self.stores, self.file, self.world) = (stores, file, world)
    }

    /// The entry comes first: it is in the copy.
    ///
    /// - Parameter name: what the file will be called once it is whole.
    package func perform(to path: String, named name: String, by origin: AuditOrigin) async throws -> BackupFacts {
        try await stores.record(origin.event(.backupMade, at: world.now(), detail: name))
        return try await file.copy(to: path)
    }
}
