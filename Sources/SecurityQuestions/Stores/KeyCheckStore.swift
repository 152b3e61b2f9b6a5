/// Tells whether a key ring belongs to this database, without holding anything of the keys.
public protocol KeyCheckStore: Sendable {
    /// What was registered for each key id: an HMAC of a fixed text under the key.
    func keyChecks() async throws -> [String: [UInt8]]
    func register(keyID: String, check: [UInt8]) async throws
}
