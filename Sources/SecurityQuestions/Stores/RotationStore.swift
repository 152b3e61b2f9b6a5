import Foundation

/// Which keys the database knows, what is kept under each, and how that moves from one to another.
public protocol RotationStore: KeyCheckStore {
    func knownKeys() async throws -> [KnownKey]

    /// What the server seals with, or sealed with when it ran last, and since when.
    func sealingKey() async throws -> (id: String, since: Date)?

    /// Makes a key known that was added to the ring; `event` is recorded either way.
    func add(keyID: String, check: [UInt8], event: AuditEvent) async throws

    /// From now on the server seals with this key, which becomes known if it was not.
    ///
    /// - Returns: false, with nothing recorded, where it was the one already.
    func beginSealing(keyID: String, check: [UInt8], event: AuditEvent) async throws -> Bool

    /// Records of a place that are under another key than `keyID`, in order, from behind `cursor`.
    func records(in place: KeyPlace, notUnder keyID: String, after cursor: RotationCursor, limit: Int) async throws
        -> [SealedRecord]

    /// Puts new seals in the place of those that were read, in one transaction. What has changed meanwhile stays as it is.
    ///
    /// - Returns: how many were exchanged.
    func exchange(_ seals: [NewSeal], in place: KeyPlace) async throws -> Int

    /// Forgets a key under which nothing is kept, and with which nothing is sealed any more.
    func retire(keyID: String, event: AuditEvent) async throws -> KeyRetirement
}

/// A key as the database knows it.
public struct KnownKey: Sendable, Hashable {
    public let id: String
    /// When the server began to seal with it; nil where it never did.
    public let sealingSince: Date?
    public let uses: [KeyPlace: Int]

    public init(id: String, sealingSince: Date?, uses: [KeyPlace: Int]) {
        self.id = id
        self.sealingSince = sealingSince
        self.uses = uses
    }
}

public enum KeyRetirement: Sendable, Hashable {
    case retired
    case unknown
    /// Something is kept under it.
    case inUse([KeyPlace: Int])
    /// The server seals with it.
    case sealing
}
