/// Records that everything is sealed with the newest key.
package struct RecordRotation: Sendable {
    private let stores: any AuditStore

    package init(stores: any AuditStore) { self.stores = stores }

    package func perform(to keyID: String, by origin: AuditOrigin) async throws {
        try await stores.record(.keyRotated, by: origin, detail: keyID)
    }
}
