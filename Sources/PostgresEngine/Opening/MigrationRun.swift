import SQLStore
import SecurityQuestions

/// The schema is older than this program, which does not change it by itself: other nodes may run.
package struct PostgresNotMigrated: Error, Sendable, Hashable {
    package let missing: [String]
}

/// Brings a database up to date, or refuses it.
struct MigrationRun {
    let location: String
    var migrations = Migration.all

    /// Of those who migrate at the same time one does, and the others find it done. There is no row to lock in a database that is
    /// empty; this ends with the transaction likewise.
    private static let lock = "SELECT pg_advisory_xact_lock(\(0x6d69_6772_6174_65))"

    private static let table =
        #"CREATE TABLE IF NOT EXISTS migrations (name TEXT COLLATE "C" PRIMARY KEY, checksum BYTEA NOT NULL)"#

    /// Applies what is missing, all of it in one transaction, to a database whose schema is as its migrations left it.
    ///
    /// - Returns: what was applied.
    func bringUpToDate(_ link: PQLink) throws -> [String] {
        try link.run("BEGIN")
        do {
            try link.run(Self.lock)
            let missing = try missing(from: link)
            if missing.count < migrations.count, missing.isEmpty {
                try SchemaCheck().require(of: link, location: location)
            }
            if !missing.isEmpty { try link.run(Self.table) }
            for migration in missing {
                try link.run(migration.sql)
                _ = try link.run(
                    "INSERT INTO migrations (name, checksum) VALUES (?, ?)", [migration.name, migration.checksum])
            }
            try link.run("COMMIT")
            return missing.map(\.name)
        } catch {
            _ = try? link.run("ROLLBACK")
            throw error
        }
    }

    /// The names of what ``bringUpToDate(_:)`` would apply, of a schema that is as its migrations left it.
    func missing(_ link: PQLink) throws -> [String] { try missing(from: link).map(\.name) }

    /// Throws ``PostgresNotMigrated``, and ``StoreFailure`` where the schema is not as the migrations left it.
    func requireNewest(_ link: PQLink) throws {
        let missing = try missing(from: link).map(\.name)
        guard missing.isEmpty else { throw PostgresNotMigrated(missing: missing) }
        try SchemaCheck().require(of: link, location: location)
    }

    /// The migrations that the database has not seen.
    ///
    /// Throws ``StoreFailure/newer(path:)`` when it has seen one that this program does not know,
    /// ``StoreFailure/damaged(path:)`` when one was altered or the database is another program's.
    private func missing(from link: PQLink) throws -> [Migration] {
        let tables = try link.run(
            "SELECT c.relname FROM pg_class c WHERE c.relnamespace = current_schema()::REGNAMESPACE AND c.relkind = 'r'",
            []
        ).all { try $0["relname"] as String }
        if tables.isEmpty { return migrations }
        guard tables.contains("migrations"), tables.contains("accounts") else {
            throw StoreFailure.damaged(path: location)
        }
        let applied = try link.run("SELECT name, checksum FROM migrations", []).all { row in
            (name: try row["name"] as String, sum: try row["checksum"] as [UInt8])
        }
        let known = Dictionary(uniqueKeysWithValues: migrations.map { ($0.name, $0.checksum) })
        for (name, sum) in applied {
            guard let expected = known[name] else { throw StoreFailure.newer(path: location) }
            guard expected == sum else { throw StoreFailure.damaged(path: location) }
        }
        let names = Set(applied.map(\.name))
        return migrations.filter { !names.contains($0.name) }
    }
}
