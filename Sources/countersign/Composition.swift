import Foundation
import SQLiteStore
import SecurityQuestions
import Vault

/// Puts the parts together: the only file that names a concrete store, clock or random source.
enum Composition {
    /// What the store is opened for.
    enum Use: Sendable {
        /// The one server of a data folder.
        case server
        /// A command that changes something; it makes the folder where there is none.
        case change
        /// A command that looks something up; without a database there is nothing to look up.
        case lookUp
    }

    /// The system's clock and its source of randomness.
    static let world = World(now: { Date() }, randomBytes: randomBytes)

    /// Opens the database and the key ring of `configuration`, making them at first start.
    ///
    /// Throws `StoreFailure`, `KeyRingFailure` or ``Complaint``.
    static func open(_ configuration: Configuration, use: Use) async throws -> Backstage {
        if use == .lookUp { try requireDatabase(configuration) }
        let source = KeySources.source(of: configuration)
        let (mark, early) = (source.mark(), try await KeySources.readEarly(source))
        try DataFolder(path: configuration.data).make()
        let store = try SQLiteStore(path: configuration.database, use: use == .server ? .server : .command)
        do {
            let ring = try await keyRing(early, from: source, for: store)
            let keeper = KeyRingKeeper(ring, mark: mark, source: source, store: store, world: world)
            store.tagEntries { keeper.current.ring.auditKeys.tag($0) }
            if use == .server { try await keeper.begin() }
            let pool = HashPool(threads: configuration.hashing.threads)
            let vault = try Vault(keys: keeper.current, pool: pool, cost: configuration.hashing.cost, world: world)
            return Backstage(stores: store, vault: vault, keys: keeper, world: world) {
                await pool.shutDown()
                try store.close()
            }
        } catch {
            try? store.close()
            throw error
        }
    }

    /// The database without the vault, as `doctor` needs it.
    static func openStore(_ configuration: Configuration) throws -> any Stores {
        try SQLiteStore(path: configuration.database, use: .command)
    }

    /// The audit log in a copy of a database.
    static func auditLog(inCopy path: String) throws -> AuditLogCopy { try AuditLogCopy(path: path) }

    /// What is damaged in the database file.
    static func damage(_ configuration: Configuration) throws -> [String] {
        try SQLiteStore.damage(in: configuration.database)
    }

    /// What a backup holds, once it was found in order.
    static func inspect(backup path: String) throws -> BackupFacts { try SQLiteStore.inspect(backup: path) }

    /// The SHA-256 of a file, as `sha256sum` writes it.
    static func digest(of path: String) throws -> String { try SQLiteStore.digest(of: path) }

    /// - Returns: the SHA-256 of what was copied.
    static func copyPrivately(_ path: String, to copy: String) throws -> String {
        try SQLiteStore.copyPrivately(path, to: copy)
    }

    /// The key ring, where there is one and it can be read.
    static func keyRingAtHand(_ configuration: Configuration) async -> KeyRing? {
        try? await KeySources.source(of: configuration).read()
    }

    private static func keyRing(
        _ early: KeyRing?, from source: any KeySource, for store: any KeyCheckStore
    ) async throws -> KeyRing {
        guard let early else {
            guard let file = source as? FileKeySource else { return try await source.read() }
            return try await KeyRing.open(file: file.path, world: world, for: store)
        }
        try await early.verify(against: store)
        return early
    }

    private static func requireDatabase(_ configuration: Configuration) throws {
        guard !FileManager.default.fileExists(atPath: configuration.database) else { return }
        throw Complaint(
            .nothingFound,
            "There is no database at \(configuration.database): correct “data” in the configuration, or import accounts "
                + "or start the server first.")
    }

    private static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        while bytes.count < count {
            let word = generator.next()
            for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt64(place)))) }
        }
        return Array(bytes.prefix(count))
    }
}
