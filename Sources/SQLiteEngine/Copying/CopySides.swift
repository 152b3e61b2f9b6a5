import Foundation
import GRDB
import SQLStore
import SecurityQuestions

extension SQLiteEngine {
    /// Gives `body` the file at `path` to be copied: no server runs on it meanwhile, and nobody changes it. Nothing in it changes.
    ///
    /// Throws ``StoreFailure``, or ``CopyRefused`` where its schema is an older one.
    package static func copying<Value>(
        from path: String, _ body: (any SQLConnection) throws -> Value
    ) throws -> Value {
        let file = DatabasePath(path: path)
        guard FileManager.default.fileExists(atPath: file.path) else { throw StoreFailure.unreachable(path: file.path) }
        let lock = try ServerLock(beside: file, kind: .exclusive)
        defer { lock.release() }
        return try FailureMapping(path: file.path).mapping {
            let queue = try ConnectionSettings.writer(file.path)
            let value = try queue.writeWithoutTransaction { db in
                try requireNewest(db, file.path)
                var value: Value?
                try db.inTransaction(.immediate) {
                    value = try body(SQLiteConnection(db))
                    return .rollback
                }
                return value
            }
            try queue.close()
            guard let value else { throw UnreadableValue() }
            return value
        }
    }

    /// Gives `body` a file to copy into: a new one, an empty one, or one that a copy was begun in. No server runs on it meanwhile.
    ///
    /// Throws ``StoreFailure``, or ``CopyRefused`` where its schema is an older one.
    package static func copying<Value>(
        to path: String, world: World, _ body: (any CopyTarget) throws -> Value
    ) throws -> Value {
        let file = DatabasePath(path: path)
        let isThere = FileManager.default.fileExists(atPath: file.path)
        try file.create()
        let lock = try ServerLock(beside: file, kind: .exclusive)
        defer { lock.release() }
        return try FailureMapping(path: file.path).mapping {
            let queue = try ConnectionSettings.writer(file.path)
            let isBegun = try queue.read { db in
                let isBegun = try db.tableExists(DatabaseCopy.marker)
                if isThere, !isBegun, try db.tableExists("migrations") { try requireNewest(db, file.path) }
                return isBegun
            }
            if !isBegun { try MigrationRun(file: file, locksOutServer: false, world: world).bringUpToDate(queue) }
            let value = try queue.writeWithoutTransaction { db in
                try SchemaCheck(migrations: Migration.all).require(
                    of: db, path: file.path, with: isBegun ? ["table \(DatabaseCopy.marker)"] : [])
                // All indexes grow at once, at places that no order is known of.
                try db.execute(sql: "PRAGMA cache_size = -65536")
                return try body(FileTarget(db, file.path, isBegun: isBegun))
            }
            try queue.close()
            return value
        }
    }

    private static func requireNewest(_ db: Database, _ path: String) throws {
        let missing = try MigrationRun.missing(from: db, path: path)
        guard missing.isEmpty else { throw CopyRefused.otherSchema(database: path, missing: missing) }
    }
}

private struct FileTarget: CopyTarget {
    private let db: Database
    let location: String
    let isBegun: Bool

    init(_ db: Database, _ path: String, isBegun: Bool) {
        (self.db, location, self.isBegun) = (db, path, isBegun)
    }

    var connection: any SQLConnection { SQLiteConnection(db) }

    func transaction(_ body: () throws -> Void) throws {
        try db.inTransaction(.immediate) {
            try body()
            return .commit
        }
    }

    func add(_ rows: [[SQLValue]], to table: CopiedTable) throws {
        let names = table.columns.map(\.name)
        let sql = "INSERT INTO \(table.name) (\(names.joined(separator: ", "))) VALUES (\(names.marks))"
        for row in rows {
            guard try connection.execute(sql, SQLArguments(row)) == 1 else { throw UnreadableValue() }
        }
    }

    /// SQLite counts on from the largest key by itself, and the lock has kept everybody else out.
    func settle(_ tables: [CopiedTable]) {}
}
