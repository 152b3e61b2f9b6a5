import Foundation
import GRDB
import SQLStore
import SecurityQuestions

/// One SQLite file: WAL, `synchronous=FULL`, one writer. Pages read on the thread that asks; what takes its time has
/// readers of its own, which no page waits for.
package final class SQLiteEngine: SQLEngine {
    package let path: String
    let pool: DatabasePool
    let mapping: FailureMapping
    private let longReaders: DatabasePool
    private let serverLock: ServerLock?
    private let pageReads: BoundedAccess
    private let longReads: BoundedAccess
    private let writes: BoundedAccess

    /// Who opens the database.
    package enum Use: Sendable {
        /// The one server of a database: a second one is refused.
        case server
        /// A command beside it. It may read and change, but not bring the schema up to date under a running server.
        case command
    }

    /// How many writes may wait for the one writer.
    private static let waitingWrites = 64
    /// How long anybody waits for a connection before ``StoreFailure/busy``. As long as SQLite itself waits for a lock.
    private static let patience = Duration.seconds(10)

    /// Opens the database, makes it (for the owner's eyes only) where there is none, and brings its schema up to date.
    ///
    /// Throws ``StoreFailure``, also where the schema is not the one that the migrations make.
    package init(path: String, use: Use, world: World) throws {
        let file = DatabasePath(path: path)
        try file.create()
        let lock = use == .server ? try ServerLock(beside: file, kind: .exclusive) : nil
        mapping = FailureMapping(path: file.path)
        (pool, longReaders) = try mapping.mapping {
            let pool = try ConnectionSettings.pool(file.path)
            try MigrationRun(file: file, locksOutServer: use == .command, world: world).bringUpToDate(pool)
            return (pool, try ConnectionSettings.longReaders(file.path))
        }
        self.path = file.path
        serverLock = lock
        pageReads = BoundedAccess(places: ConnectionSettings.readers, patience: Self.patience)
        longReads = BoundedAccess(places: ConnectionSettings.longReaders, patience: Self.patience)
        writes = BoundedAccess(places: Self.waitingWrites, patience: Self.patience)
    }

    /// On the caller's thread: going to another one and back costs several times what the reading does. There are as many
    /// places as readers, so that no thread waits for one.
    package func read(_ body: (any SQLConnection) throws -> Void) async throws {
        try await pageReads.enter()
        defer { pageReads.leave() }
        try mapping.mapping { try pool.read { try body(SQLiteConnection($0)) } }
    }

    /// Without a transaction, and the three statements more that one costs.
    package func readOnce(_ body: (any SQLConnection) throws -> Void) async throws {
        try await pageReads.enter()
        defer { pageReads.leave() }
        try mapping.mapping { try pool.unsafeRead { try body(SQLiteConnection($0)) } }  // "unsafe" for two statements
    }

    package func readLong<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await longRead { try body(SQLiteConnection($0)) }
    }

    func longRead<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await longReads.with {
            do {
                return try await longReaders.read(body)
            } catch {
                throw mapping.failure(for: error)
            }
        }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await writes.with {
            try await withCheckedThrowingContinuation { continuation in
                pool.asyncWrite {
                    try body(SQLiteConnection($0))
                } completion: { [mapping] _, result in
                    continuation.resume(with: result.mapError(mapping.failure))
                }
            }
        }
    }

    package func requireUnalteredSchema() async throws {
        try await pageReads.with {
            try mapping.mapping {
                try pool.read { db in try SchemaCheck(migrations: Migration.all).require(of: db, path: path) }
            }
        }
    }

    /// Lets go of the file. Nothing can be done with the engine afterwards.
    package func close() throws {
        // The last connection puts the write-ahead log into the database, if it may write: the readers go first.
        try mapping.mapping {
            try longReaders.close()
            pool.invalidateReadOnlyConnections()
            try pool.close()
        }
        serverLock?.release()
    }
}
