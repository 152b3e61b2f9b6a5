import Foundation
import GRDB
import SQLStore
import SecurityQuestions

/// One SQLite file: WAL, `synchronous=FULL`, one writer. Pages read on the thread that asks; what takes its time has
/// readers and threads of its own, which no page waits for.
package final class SQLiteEngine: SQLEngine {
    package let path: String
    let writer: DatabaseQueue
    let mapping: FailureMapping
    let pageReaders: ReadingConnections
    let longReaders: ReadingConnections
    private let serverLock: ServerLock?
    private let writes: BoundedAccess
    private let thread = WritingThread()

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
        writer = try mapping.mapping {
            let writer = try ConnectionSettings.writer(file.path)
            try MigrationRun(file: file, locksOutServer: use == .command, world: world).bringUpToDate(writer)
            return writer
        }
        self.path = file.path
        serverLock = lock
        pageReaders = ReadingConnections(
            mapping, places: ConnectionSettings.readers, patience: Self.patience, keepsIdle: true)
        longReaders = ReadingConnections(
            mapping, places: ConnectionSettings.longReaders, patience: Self.patience, keepsIdle: false)
        writes = BoundedAccess(places: Self.waitingWrites, patience: Self.patience)
    }

    /// On the caller's thread: going to another one and back costs several times what the reading does.
    package func read(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        try await pageReaders.with { try SQLiteConnection($0).inOneState(body) }
    }

    /// Without a transaction, and the three statements more that one costs.
    package func readOnce(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        try await pageReaders.with { try body(SQLiteConnection($0)) }
    }

    package func readLong<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await longReaders.aside { try body(SQLiteConnection($0)) }
    }

    package func write<Value: Sendable>(
        _ company: WriteCompany, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await writes.with {
            try await withCheckedThrowingContinuation { continuation in
                thread.write { [writer, mapping] in
                    let result = Result {
                        try writer.writeWithoutTransaction { try SQLiteConnection($0).inTransaction(body) }
                    }
                    continuation.resume(with: result.mapError(mapping.failure))
                }
            }
        }
    }

    package var writingThread: (any TaskExecutor)? { thread }

    /// Nobody sees what is not.
    package func waitForDisk() {}

    package func requireUnalteredSchema() async throws {
        // With a page's reader, so that no verification is waited for.
        try await pageReaders.aside { [path] db in
            try SchemaCheck(migrations: Migration.all).require(of: db, path: path)
        }
    }

    /// Lets go of the file. Nothing can be done with the engine afterwards.
    package func close() throws {
        thread.finishWaiting()
        // The last connection puts the write-ahead log into the database, if it may write: the readers go first.
        try mapping.mapping {
            try longReaders.close()
            try pageReaders.close()
            try writer.close()
        }
        serverLock?.release()
    }
}
