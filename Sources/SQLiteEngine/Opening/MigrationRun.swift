import Foundation
import GRDB
import SecurityQuestions

/// Brings a database up to date, or refuses it.
struct MigrationRun {
    let file: DatabasePath
    /// Whether no server may be running meanwhile: it would not know the new schema.
    let locksOutServer: Bool
    /// Where the salts of entries come from that are chained by a migration.
    let world: World
    var migrations = Migration.all

    /// Applies what is missing, all of it in one transaction, to a database whose schema is as its migrations left it.
    func bringUpToDate(_ writer: DatabaseQueue) throws {
        let missing = try writer.read { db in try missingOfUnaltered(db) }
        guard !missing.isEmpty else { return }
        let lock = locksOutServer ? try ServerLock(beside: file, kind: .shared) : nil
        try writer.writeWithoutTransaction(applyMissing)
        lock?.release()
    }

    /// A table that others refer to can be made anew only while foreign keys are not looked at; that they hold is checked before
    /// anything is kept.
    private func applyMissing(_ db: Database) throws {
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
        try db.inTransaction(.immediate) {
            for migration in try missingOfUnaltered(db) { try migration.apply(to: db, world) }
            guard try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil else {
                throw StoreFailure.damaged(path: file.path)
            }
            return .commit
        }
    }

    /// Throws as ``missing(from:)`` does, where there is nothing in `db`, and
    /// ``StoreFailure/altered(path:objects:)`` where its schema is not as its migrations left it.
    static func refuseStrange(_ db: Database, path: String) throws { _ = try missing(from: db, path: path) }

    /// The names of what has not been applied. Throws as ``refuseStrange(_:path:)``.
    static func missing(from db: Database, path: String) throws -> [String] {
        let run = MigrationRun(file: DatabasePath(path: path), locksOutServer: false, world: SchemaCheck.empty)
        let missing = try run.missingOfUnaltered(db)
        guard missing.count < run.migrations.count else { throw StoreFailure.damaged(path: path) }
        return missing.map(\.name)
    }

    private func missingOfUnaltered(_ db: Database) throws -> [Migration] {
        let missing = try missing(from: db)
        guard missing.count < migrations.count else { return missing }
        let names = Set(missing.map(\.name))
        try SchemaCheck(migrations: migrations.filter { !names.contains($0.name) }).require(of: db, path: file.path)
        return missing
    }

    /// The migrations that `db` has not seen.
    ///
    /// Throws ``StoreFailure/newer(path:)`` when it has seen one that this program does not know,
    /// ``StoreFailure/damaged(path:)`` when one was altered or the database is another program's.
    private func missing(from db: Database) throws -> [Migration] {
        guard try isOurs(db) else { return migrations }
        let applied = try Row.fetchAll(db, sql: "SELECT name, checksum FROM migrations").map { row in
            (name: row[0] as String, sum: row[1] as Data)
        }
        let known = Dictionary(uniqueKeysWithValues: migrations.map { ($0.name, $0.checksum) })
        for (name, sum) in applied {
            guard let expected = known[name] else { throw StoreFailure.newer(path: file.path) }
            guard expected == sum else { throw StoreFailure.damaged(path: file.path) }
        }
        let names = Set(applied.map(\.name))
        return migrations.filter { !names.contains($0.name) }
    }

    /// False for an empty database.
    private func isOurs(_ db: Database) throws -> Bool {
        let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        if tables.isEmpty { return false }
        guard tables.contains("migrations"), tables.contains("accounts") else {
            throw StoreFailure.damaged(path: file.path)
        }
        return true
    }
}
