/// Each change of the keys that everything is sealed with, with its entry in the audit log. An entry names the key by its id.
package struct ChangeKeys: Sendable {
    private let stores: any RotationStore

    package init(stores: any RotationStore) { self.stores = stores }

    /// Makes a key known that was added to the ring.
    package func add(keyID: String, check: [UInt8], by origin: AuditOrigin) async throws {
        try await stores.add(keyID: keyID, check: check, by: origin)
    }

    /// From now on the server seals with this key.
    ///
    /// - Returns: false, with nothing recorded, where it was the one already.
    @discardableResult
    package func beginSealing(keyID: String, check: [UInt8], by origin: AuditOrigin) async throws -> Bool {
        try await stores.beginSealing(keyID: keyID, check: check, by: origin)
    }

    /// Forgets a key under which nothing is kept.
    package func retire(keyID: String, by origin: AuditOrigin) async throws -> KeyRetirement {
        try await stores.retire(keyID: keyID, by: origin)
    }
}
