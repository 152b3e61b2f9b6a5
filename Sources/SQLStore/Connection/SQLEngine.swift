/// A database that the one body of SQL runs on.
///
/// All of them throw ``StoreFailure`` or what the body throws. A wait for a connection is bounded: it ends in
/// ``StoreFailure/busy``.
package protocol SQLEngine: Sendable {
    /// A few rows by their keys, all of one state of the database.
    func read(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws

    /// One statement, which sees one state of the database by itself.
    func readOnce(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws

    /// What may take its time: with readers of its own, away from the threads that everything else runs on.
    func readLong<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// One transaction, on the disk when this returns and undone when it throws.
    func write<Value: Sendable>(
        _ company: WriteCompany, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// Returns once everything that was read before is on the disk. On a database elsewhere an entry of the log is seen a moment before it is
    /// (and may be lost still, if the database dies then): whoever gives it to somebody else waits first.
    func waitForDisk() async throws

    /// Throws ``StoreFailure/altered(path:objects:)`` unless the schema is the one that the engine's migrations make.
    func requireUnalteredSchema() async throws

    /// The newest migration that this program knows, where several nodes may share the database.
    var schema: String? { get }

    /// Throws ``StoreFailure/full`` or ``StoreFailure/readOnly(path:)`` where nothing could be written now; nothing is.
    func requireWritable() throws

    /// Waits to write as any change does, and throws what one would meet: somebody else holds the file, or its disk takes no more since an
    /// error. No row is changed.
    func tryWriting() async throws

    /// The thread that everything is written on, which takes tasks as well; nil where there is no such thread.
    var writingThread: (any TaskExecutor)? { get }
}

extension SQLEngine {
    package var writingThread: (any TaskExecutor)? { nil }

    /// A reader, or a database elsewhere, has no disk to look at.
    package func requireWritable() {}

    /// Nodes on a database elsewhere say that they live, which is a change (``NodeStore``).
    package func tryWriting() {}

    /// A file has one server.
    package var schema: String? { nil }
}

/// Who else may write while a transaction lasts. On a database with one writer: nobody, either way.
package enum WriteCompany: Sendable, Hashable {
    /// Nobody. For whatever decides by rows that it does not lock.
    case alone
    /// Others who lock, by name and in one order, every row that they decide by (``RowLock``).
    case amongRowLocks
    /// The same, with every such row locked as the transaction begins, by one statement that finds one row for all of them
    /// (``RowLocks``).
    case amongLocked(RowLocks)
}
