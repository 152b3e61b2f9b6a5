import GRDB
import SecurityQuestions

extension SQLiteStore {
    /// Reads one state of the database.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
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
