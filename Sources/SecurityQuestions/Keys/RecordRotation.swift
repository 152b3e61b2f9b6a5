/// Records that everything is sealed with the newest key.
package struct RecordRotation: Sendable {
    private let stores: any AuditStore
    private let world: World

    package init(stores: any AuditStore, world: World) { (self.stores, self.world) = (stores, world) }

    package func perform(to keyID: String, by origin: AuditOrigin) async throws {
        try await stores.record(origin.event(.keyRotated, at: world.now(), detail: keyID))
    }
}
