import GRDB
import SecurityQuestions

extension SQLiteStore {
    /// Reads a few rows by their keys, all of one state of the database.
    ///
    /// On the caller's thread: going to another one and back costs several times what the reading does.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try FailureMapping(path: path).mapping { try pool.read(body) }
    }

    /// Reads by one statement, which sees one state of the database by itself: without a transaction, and the three
    /// statements more that one costs.
    func readOnce<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try FailureMapping(path: path).mapping { try pool.unsafeRead(body) }  // "unsafe" for two statements
    }

    /// Reads what may take its time, away from the threads that everything else runs on.
    func readAside<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch {
            throw FailureMapping(path: path).failure(for: error)
        }
    }

    /// Changes the database in one transaction, which is on the disk when this returns and undone when it throws.
    ///
    /// Once begun it is finished, even when the task that asked for it is cancelled.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        let mapping = FailureMapping(path: path)
        return try await withCheckedThrowingContinuation { continuation in
            pool.asyncWrite(body) { _, result in
                continuation.resume(with: result.mapError(mapping.failure))
            }
        }
    }
}
