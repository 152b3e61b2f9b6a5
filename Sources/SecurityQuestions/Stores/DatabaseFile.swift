/// What only a database that is a file of ours can do. One that is reached over a network is backed up, compacted and
/// searched by who runs it.
///
/// All of it is done while others go on reading and writing. Throws ``StoreFailure``.
public protocol DatabaseFile: Sendable {
    /// Writes one state of the database into the file at `path`, which must be empty or missing, and checks the copy.
    /// Everything that was acknowledged before is in it.
    func copy(to path: String) async throws -> BackupFacts

    /// Writes the whole database anew, so that nothing of what was deleted is left in it, and empties its write-ahead log.
    func compact() async throws -> LogEmptying
    /// Moves the write-ahead log into the database and empties it; what was deleted was overwritten there.
    func emptyLog() async throws -> LogEmptying

    /// Looks for values in the files of the database, as they stand on the disk.
    func search(for traces: Traces) async throws -> TraceSearch
}

/// A database that is only looked at: nothing is migrated, recorded or changed through it.
public protocol DatabaseInspection: Sendable {
    /// The migrations that the next start will apply; empty where the database is of this version.
    var missingMigrations: [String] { get }
    /// As ``KeyCheckStore/keyChecks()``.
    func keyChecks() async throws -> [String: [UInt8]]
    /// As ``AccountStore/count(ofBrand:)``.
    func count(ofBrand brand: Brand.ID) async throws -> Int
    /// As ``OutboxStore/messages(withSent:limit:)``.
    func messages(withSent: Bool, limit: Int) async throws -> [Message]
}

/// Whether the write-ahead log could be emptied.
public enum LogEmptying: Sendable, Hashable {
    case emptied
    /// Somebody kept reading an earlier state of the database.
    case readersInTheWay
}

/// What a backup holds, and what it needs. The keys are never in it.
public struct BackupFacts: Sendable, Hashable {
    public let accounts: Int
    /// The number of the last entry of the audit log; 0 where there is none.
    public let lastEntry: Int64
    /// The keys that something in it is sealed or marked with.
    public let keyIDs: [String]

    public init(accounts: Int, lastEntry: Int64, keyIDs: [String]) {
        self.accounts = accounts
        self.lastEntry = lastEntry
        self.keyIDs = keyIDs
    }
}
