import GRDB
import SQLStore
import SecurityQuestions

/// A SQLite file that is only read.
struct SQLiteReader: SQLEngine {
    private let queue: DatabaseQueue
    private let mapping: FailureMapping
    let missingMigrations: [String]

    init(path: String) throws {
        mapping = FailureMapping(path: path)
        (queue, missingMigrations) = try mapping.mapping {
            let queue = try DatabaseQueue(path: path, configuration: ConnectionSettings.reader)
            return (queue, try queue.read { db in try MigrationRun.missing(from: db, path: path) })
        }
    }

    func read(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        try mapping.mapping { try queue.read { try body(SQLiteConnection($0)) } }
    }

    func readOnce(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws { try await read(body) }

    func readLong<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try mapping.mapping { try queue.read { try body(SQLiteConnection($0)) } }
    }

    func write<Value: Sendable>(
        _ company: WriteCompany, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        throw StoreFailure.readOnly(path: mapping.path)
    }

    /// Nobody sees what is not.
    func waitForDisk() {}

    func requireUnalteredSchema() async throws {
        try mapping.mapping { try queue.read { db in try MigrationRun.refuseStrange(db, path: mapping.path) } }
    }
}

extension SQLiteEngine {
    /// Looks at a database without changing anything in it, a schema of an earlier version included.
    ///
    /// Throws ``StoreFailure``, also where the schema is not the one that its migrations make.
    package static func inspection(of path: String, world: World, tags: RowTags) throws -> StoreInspection {
        let reader = try SQLiteReader(path: path)
        return StoreInspection(engine: reader, world: world, missingMigrations: reader.missingMigrations, tags: tags)
    }
}
