import Foundation

/// Tells whether a key ring belongs to this database, without holding anything of the keys.
public protocol KeyCheckStore: Sendable {
    /// What was registered for each key id: an HMAC of a fixed text under the key.
    func keyChecks() async throws -> [String: [UInt8]]
    func register(keyID: String, check: [UInt8]) async throws
}

/// Which keys the database knows, what is kept under each, and how that moves from one to another.
package protocol RotationStore: KeyCheckStore {
    func knownKeys() async throws -> [KnownKey]

    /// What the server seals with, or sealed with when it ran last, and since when.
    func sealingKey() async throws -> (id: String, since: Date)?

    /// Makes a key known that was added to the ring; recorded either way.
    func add(keyID: String, check: [UInt8], by origin: AuditOrigin) async throws

    /// From now on the server seals with this key, which becomes known if it was not.
    ///
    /// - Returns: false, with nothing recorded, where it was the one already.
    func beginSealing(keyID: String, check: [UInt8], by origin: AuditOrigin) async throws -> Bool

    /// Records of a place that are under another key than `keyID`, in order, from behind `cursor`.
    func records(in place: KeyPlace, notUnder keyID: String, after cursor: RotationCursor, limit: Int) async throws
        -> [SealedRecord]

    /// Puts new seals in the place of those that were read, in one transaction. What has changed meanwhile stays as it is.
    ///
    /// - Returns: how many were exchanged.
    func exchange(_ seals: [NewSeal], in place: KeyPlace) async throws -> Int

    /// Forgets a key under which nothing is kept, and with which nothing is sealed any more.
    func retire(keyID: String, by origin: AuditOrigin) async throws -> KeyRetirement
}
