import Foundation
import GRDB
import SecurityQuestions

/// Everything the product keeps, in one SQLite file: WAL, `synchronous=FULL`, every change one transaction.
public final class SQLiteStore: Stores {
    let pool: DatabasePool
    let path: String
    private let tagger = AuditTagger()
    private let serverLock: ServerLock?

    /// Who opens the database.
    public enum Use: Sendable {
        /// The one server of a database: a second one is refused.
        case server
        /// A command beside it. It may read and change, but not bring the schema up to date under a running server.
        case command
    }

    /// Opens the database, makes it (for the owner's eyes only) where there is none, and brings its schema up to date.
    ///
    /// Throws ``StoreFailure``.
    public init(path: String, use: Use) throws {
        let file = DatabaseFile(path: path)
        try file.create()
        let lock = use == .server ? try ServerLock(beside: file, kind: .exclusive) : nil
        pool = try FailureMapping(path: file.path).mapping { [tagger] in
            let pool = try PoolSettings.open(file.path, tagger: tagger)
            try MigrationRun(file: file, locksOutServer: use == .command).bringUpToDate(pool)
            return pool
        }
        self.path = file.path
        serverLock = lock
    }

    public func tagEntries(with tag: @escaping @Sendable (_ hash: [UInt8]) -> [UInt8]) { tagger.use(tag) }

    /// Lets go of the file. Nothing can be done with the store afterwards.
    public func close() throws {
        // The last connection puts the write-ahead log into the database, if it may write: the readers go first.
        pool.invalidateReadOnlyConnections()
        try FailureMapping(path: path).mapping { try pool.close() }
        serverLock?.release()
    }
}
