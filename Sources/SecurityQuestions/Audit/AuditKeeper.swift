import Synchronization

/// Signs the audit log as it grows, and looks at what it signs.
///
/// Each checkpoint is made after the entries since the one before have been read again: each must continue the chain and
/// bear the tag of the key ring. The one before must be ours, too: signed by a key of the ring, or the very one that was
/// kept outside the database. So nobody who only writes to the database gets an entry of theirs signed.
public struct AuditKeeper: Sendable {
    /// What a key ring does for the log.
    public struct Keys: Sendable {
        /// The newest key.
        public let signer: any AuditSigning
        /// The key of this public key, if the ring has it.
        public let earlier: @Sendable (_ publicKey: [UInt8]) -> (any AuditSigning)?
        /// The key of the ring that made a tag; nil where none did.
        public let maker: @Sendable (_ tag: [UInt8], _ hash: [UInt8]) -> (any AuditSigning)?

        public init(
            signer: any AuditSigning, earlier: @escaping @Sendable ([UInt8]) -> (any AuditSigning)?,
            maker: @escaping @Sendable ([UInt8], [UInt8]) -> (any AuditSigning)?
        ) {
            self.signer = signer
            self.earlier = earlier
            self.maker = maker
        }
    }

    private let store: any AuditLogStore & AuditStore
    private let keys: @Sendable () -> Keys
    private let world: World

    package init(store: any AuditLogStore & AuditStore, keys: @escaping @Sendable () -> Keys, world: World) {
        self.store = store
        self.keys = keys
        self.world = world
    }

    /// Signs the log as it stands.
    ///
    /// Throws ``AuditFault`` where it is not as it was recorded, ``StoreFailure/altered(path:objects:)`` where the schema is
    /// not the one that records it: then nothing is signed.
    ///
    /// - Parameter witness: the latest checkpoint that was kept elsewhere: the log must still have its entry.
    /// - Returns: the checkpoint that stands at the end now, made by this or by another process; nil where nothing has
    ///   happened since the last.
    public func sign(after witness: AuditCheckpoint? = nil) async throws -> AuditCheckpoint? {
        let keys = keys()
        try await store.requireUnalteredSchema()
        if let witness { try await require(witness) }
        let last = try await store.newestCheckpoint()
        if let last, last != witness { try Self.requireOurs(last, keys) }
        var end = try await verified(since: last, keys)
        guard end.number > last?.number ?? 0 else { return nil }
        if let earlier = earlierSigner(of: end, after: last, keys) {
            // The checkpoint of the newest key that follows will cover it.
            try await VouchForKey(stores: store).perform(earlier.publicKey, by: .system)
            end = try await verified(since: last, keys)
        }
        return try await store.keep(try checkpoint(at: end, after: last, keys))
    }

    /// The newest checkpoint that another node has made, once the log was found to have its entry and that of `witness`; nil where there is
    /// no newer one. Throws as ``sign(after:)``.
    package func follow(after witness: AuditCheckpoint?) async throws -> AuditCheckpoint? {
        try await store.requireUnalteredSchema()
        if let witness { try await require(witness) }
        guard let last = try await store.newestCheckpoint(), last.number > witness?.number ?? 0 else { return nil }
        try Self.requireOurs(last, keys())
        try await require(last)
        return last
    }

    /// Whether so many entries are not signed yet.
    public func isBehind(by entries: Int64) async -> Bool {
        guard let end = try? await store.newestEntry() else { return false }
        return end.number - ((try? await store.newestCheckpoint()?.number) ?? 0) >= entries
    }

    private func require(_ kept: AuditCheckpoint) async throws {
        guard let entry = try await store.entry(kept.number) else {
            throw AuditFault.cut(last: try await store.newestEntry()?.number ?? 0, signed: kept.number)
        }
        guard entry.hash == kept.hash else { throw AuditFault.rewritten(after: 0, upTo: kept.number) }
    }

    /// A checkpoint that somebody else made is no place to start from: what stands before it was never looked at.
    private static func requireOurs(_ checkpoint: AuditCheckpoint, _ keys: Keys) throws(AuditFault) {
        guard checkpoint.isSignedByItsKey else { throw .forgedCheckpoint(checkpoint.number) }
        guard keys.earlier(checkpoint.publicKey) != nil else {
            throw .strangeKey(checkpoint.number, publicKey: checkpoint.publicKey)
        }
    }

    /// A new key is vouched for by the one before, as long as the ring has that. What an earlier key has tagged, it signs: its
    /// tags cannot be told once it is retired.
    private func earlierSigner(of end: End, after last: AuditCheckpoint?, _ keys: Keys) -> (any AuditSigning)? {
        let signing = last.map { $0.nextKey ?? $0.publicKey } ?? keys.signer.publicKey
        guard signing == keys.signer.publicKey else { return keys.earlier(signing) ?? end.earlier }
        return end.earlier
    }

    private func checkpoint(at end: End, after last: AuditCheckpoint?, _ keys: Keys) throws -> AuditCheckpoint {
        guard let earlier = earlierSigner(of: end, after: last, keys) else {
            return try AuditCheckpoint(end.number, hash: end.hash, at: world.now(), signer: keys.signer)
        }
        return try AuditCheckpoint(
            end.number, hash: end.hash, at: world.now(), nextKey: keys.signer.publicKey, signer: earlier)
    }

    /// `earlier`: the first key of the ring, not the newest, that has tagged one of them.
    private typealias End = (number: Int64, hash: [UInt8], earlier: (any AuditSigning)?)

    private func verified(since last: AuditCheckpoint?, _ keys: Keys) async throws -> End {
        let reading = Mutex(Reading(last, keys))
        try await store.readLog(from: max(last?.number ?? 0, 1)) { entry, _ in
            try reading.withLock { try $0.read(entry) }
        }
        return try reading.withLock { try $0.end() }
    }

    /// The entries from the last checkpoint on, that one's entry first.
    private struct Reading {
        let last: AuditCheckpoint?
        let keys: Keys
        var earlier: (any AuditSigning)?
        var number: Int64
        var hash: [UInt8]
        var hasTagged = false
        var hasSeenLast: Bool

        init(_ last: AuditCheckpoint?, _ keys: Keys) {
            self.last = last
            self.keys = keys
            number = last?.number ?? 0
            hash = last?.hash ?? AuditEntry.noHash
            hasSeenLast = last == nil
        }

        mutating func read(_ entry: AuditEntry) throws(AuditFault) {
            if let last, entry.number == last.number {
                guard entry.hash == last.hash else { throw .rewritten(after: 0, upTo: last.number) }
                hasSeenLast = true
                return
            }
            guard entry.number == number + 1 else { throw .missing(number + 1) }
            guard entry.isChained(to: hash) else { throw .changed(entry.number) }
            // What was recorded before there was a chain has no tag; the first checkpoint takes it as it is.
            let isOld = last == nil && !hasTagged && entry.tag == nil
            let maker = entry.tag.flatMap { keys.maker($0, entry.hash) }
            guard isOld || maker != nil else { throw .notOurs(entry.number) }
            if let maker, maker.publicKey != keys.signer.publicKey, earlier == nil { earlier = maker }
            hasTagged = hasTagged || entry.tag != nil
            number = entry.number
            hash = entry.hash
        }

        func end() throws(AuditFault) -> End {
            guard hasSeenLast else { throw .cut(last: 0, signed: last?.number ?? 0) }
            return (number, hash, earlier)
        }
    }
}
