/// A database that the one body of SQL runs on.
///
/// All four throw ``StoreFailure`` or what the body throws. A wait for a connection is bounded: it ends in
/// ``StoreFailure/busy``.
package protocol SQLEngine: Sendable {
    /// A few rows by their keys, all of one state of the database.
    func read<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// One statement, which sees one state of the database by itself.
    func readOnce<Value: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// What may take its time: with readers of its own, away from the threads that everything else runs on.
    func readLong<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// One transaction, on the disk when this returns and undone when it throws.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// Throws ``StoreFailure/altered(path:objects:)`` unless the schema is the one that the engine's migrations make.
    func requireUnalteredSchema() async throws
}
