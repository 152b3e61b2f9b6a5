import SQLStore
import SecurityQuestions

/// The schema is older than this program, which does not change it by itself: other nodes may run.
package struct PostgresNotMigrated: Error, Sendable, Hashable {
    package let missing: [String]
}

/// The server is older than what the SQL and the schema are written for.
package struct PostgresTooOld: Error, Sendable, Hashable {
    /// As it writes it, of the whole server: 14.11.
    package let version: String
    /// The oldest that will do: 15.
    package let least: Int
}

/// Brings a database up to date, or refuses it.
struct MigrationRun {
    let location: String
    var migrations = Migration.all
    /// The oldest PostgreSQL that is served from: what docs/postgresql.md says, and what every run of the tests has.
    var leastMajor = 15

    /// Which migrations a database and this program do not have in common.
    struct Standing {
        /// What the database has not seen.
        let missing: [Migration]
        /// Whether it has seen some that this program does not know, and that it may serve beside.
        let isNewer: Bool
    }

    /// Of those who migrate at the same time one does, and the others find it done. There is no row to lock in a database that is
    /// empty; this ends with the transaction likewise.
    private static let lock = "SELECT pg_advisory_xact_lock(\(0x6d69_6772_6174_65))"

    /// Whoever waits for a table keeps everybody else out of it who comes later: nodes may be serving.
    private static let patience = "SET LOCAL lock_timeout = 3000"

    private static let table =
        #"CREATE TABLE IF NOT EXISTS migrations (name TEXT COLLATE "C" PRIMARY KEY, checksum BYTEA NOT NULL)"#

    /// Applies what is missing, all of it in one transaction, to a database whose schema is as its migrations left it.
    ///
    /// - Returns: what was applied.
    func bringUpToDate(_ link: PQLink) throws -> [String] {
        try link.run("BEGIN")
        do {
            try link.run(Self.lock)
            try link.run(Self.patience)
            let standing = try standing(of: link)
            let missing = standing.missing
            if missing.count < migrations.count, missing.isEmpty {
                try SchemaCheck().require(of: link, location: location, isNewer: standing.isNewer)
            }
            if !missing.isEmpty { try link.run(Self.table) }
            for migration in missing {
                try link.run(migration.sql)
                _ = try link.run(
                    "INSERT INTO migrations (name, checksum) VALUES (?, ?)", [migration.name, migration.checksum])
            }
            // The column came with one of them.
            for migration in missing where migration.beside != nil {
                _ = try link.run(
                    "UPDATE migrations SET beside = ? WHERE name = ?", [migration.beside, migration.name])
            }
            try link.run("COMMIT")
            return missing.map(\.name)
        } catch {
            _ = try? link.run("ROLLBACK")
            throw error
        }
    }

    /// What ``bringUpToDate(_:)`` would apply, and who may serve meanwhile.
    func upgrade(_ link: PQLink) throws -> SchemaUpgrade {
        let standing = try standing(of: link)
        let nodes = standing.missing.count == migrations.count ? [] : try nodes(link)
        return SchemaUpgrade(
            missing: standing.missing.map { SchemaUpgrade.Step(name: $0.name, beside: $0.beside) },
            isNewer: standing.isNewer, nodes: nodes)
    }

    /// Throws ``PostgresTooOld``, ``PostgresNotMigrated``, and ``StoreFailure`` where the schema is neither as the migrations left it nor
    /// one that this program may serve beside.
    func requireServable(_ link: PQLink) throws {
        let standing = try standing(of: link)
        guard standing.missing.isEmpty else { throw PostgresNotMigrated(missing: standing.missing.map(\.name)) }
        try SchemaCheck().require(of: link, location: location, isNewer: standing.isNewer)
    }

    /// Throws ``PostgresNotMigrated``, and ``StoreFailure/newer(path:)`` where the database has seen anything that this program does not
    /// know.
    func requireSame(_ link: PQLink) throws {
        let standing = try standing(of: link)
        guard !standing.isNewer else { throw StoreFailure.newer(path: location) }
        guard standing.missing.isEmpty else { throw PostgresNotMigrated(missing: standing.missing.map(\.name)) }
    }

    /// Throws ``PostgresTooOld``, ``StoreFailure/newer(path:)`` when the database has seen one that this program may not serve beside,
    /// ``StoreFailure/damaged(path:)`` when one was altered or the database is another program's.
    private func standing(of link: PQLink) throws -> Standing {
        guard link.serverVersion >= leastMajor * 10_000 else {
            throw PostgresTooOld(
                version: "\(link.serverVersion / 10_000).\(link.serverVersion % 10_000)", least: leastMajor)
        }
        let tables = try link.run(
            "SELECT c.relname FROM pg_class c WHERE c.relnamespace = current_schema()::REGNAMESPACE AND c.relkind = 'r'",
            []
        ).all { try $0["relname"] as String }
        if tables.isEmpty { return Standing(missing: migrations, isNewer: false) }
        guard tables.contains("migrations"), tables.contains("accounts") else {
            throw StoreFailure.damaged(path: location)
        }
        // An earlier schema does not say beside what; as JSON it is asked for whether it is there or not.
        let applied = try link.run(
            "SELECT name, checksum, to_jsonb(migrations) ->> 'beside' AS beside FROM migrations", []
        ).all { row in
            (name: try row["name"] as String, sum: try row["checksum"] as [UInt8], beside: try row["beside"] as String?)
        }
        let known = Dictionary(uniqueKeysWithValues: migrations.map { ($0.name, $0.checksum) })
        for (name, sum, beside) in applied {
            if let expected = known[name] {
                guard expected == sum else { throw StoreFailure.damaged(path: location) }
            } else {
                guard let beside, known[beside] != nil else { throw StoreFailure.newer(path: location) }
            }
        }
        let names = Set(applied.map(\.name))
        let missing = migrations.filter { !names.contains($0.name) }
        let isNewer = applied.contains { known[$0.name] == nil }
        // Of two branches: nobody has tried these together.
        guard missing.isEmpty || !isNewer else { throw StoreFailure.newer(path: location) }
        return Standing(missing: missing, isNewer: isNewer)
    }

    /// Those that live, and the newest migration that each one's program knows: where the schema has no place for that, the newest that
    /// is applied, as programs of then serve no other.
    private func nodes(_ link: PQLink) throws -> [SchemaUpgrade.Node] {
        try link.run(
            """
            SELECT name, version, CASE WHEN jsonb_exists(to_jsonb(nodes), 'schema') THEN to_jsonb(nodes) ->> 'schema'
                ELSE (SELECT max(name) FROM migrations) END AS schema
            FROM nodes WHERE seen_at > (extract(epoch FROM clock_timestamp()) * 1000)::BIGINT - ? ORDER BY name
            """, [Int64(ServerNode.patience * 1000)]
        ).all { SchemaUpgrade.Node(name: try $0["name"], version: try $0["version"], schema: try $0["schema"]) }
    }
}
