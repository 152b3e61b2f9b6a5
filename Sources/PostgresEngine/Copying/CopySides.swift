import Foundation
import SQLStore
import SecurityQuestions

extension PostgresEngine {
    /// Does `body` with the database at `address`, on a thread of its own, where it may wait. By the role that owns the tables.
    ///
    /// Throws ``PostgresUnreachable``, ``PostgresNotMigrated``, ``StoreFailure`` or ``CopyRefused``.
    package static func copying<Value: Sendable>(
        _ address: PostgresAddress, _ body: @escaping @Sendable (CopiedServer) throws -> Value
    ) async throws -> Value {
        try await once(address) { link in
            try body(try CopiedServer(link, address.location))
        }
    }
}

/// A PostgreSQL database as a side of a copy.
package struct CopiedServer {
    private let link: PQLink
    private let location: String
    /// Those that others refer to before these.
    package let tables: [CopiedTable]
    private let isBegun: Bool

    /// Whole tables are read, and the other side is waited for; a lock is not.
    fileprivate static let patience = """
        SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
        SET LOCAL lock_timeout = 10000; SET LOCAL cursor_tuple_fraction = 1
        """

    /// Throws ``PostgresNotMigrated`` or ``StoreFailure`` where the schema is not the newest one, but for the marker of a copy.
    init(_ link: PQLink, _ location: String) throws {
        (self.link, self.location) = (link, location)
        try MigrationRun(location: location).requireSame(link)
        let marker = "table \(DatabaseCopy.marker)"
        isBegun = try SchemaCheck.lines(of: link).contains { $0.hasPrefix("\(marker)=") }
        try SchemaCheck().require(of: link, location: location, with: isBegun ? [marker] : [])
        tables = try link.copiedTables()
        try link.refuseNodes(location)
    }

    /// Gives `body` the database to be copied, as it is at one moment, and keeps everybody from changing it meanwhile.
    package func asSource<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
        guard !isBegun else {
            throw StoreFailure.altered(path: location, objects: ["table \(DatabaseCopy.marker)"])
        }
        try link.run("BEGIN ISOLATION LEVEL REPEATABLE READ;" + CopiedServer.patience)
        defer { _ = try? link.run("ROLLBACK") }
        // Before the first reading, which is what the moment is.
        let names = tables.map(\.name) + ["nodes"]
        try link.run("LOCK TABLE \(names.joined(separator: ", ")) IN SHARE MODE")
        try link.refuseNodes(location)
        return try body(PostgresConnection(link: link, moment: nil, hasLocked: nil, readsInPortions: true))
    }

    package var target: any CopyTarget { ServerTarget(link: link, location: location, isBegun: isBegun) }

    /// For the planner, once the rows are there.
    package func analyze() throws { try link.run("ANALYZE") }
}

private struct ServerTarget: CopyTarget {
    let link: PQLink
    let location: String
    let isBegun: Bool

    var connection: any SQLConnection {
        PostgresConnection(link: link, moment: nil, hasLocked: nil, readsInPortions: true)
    }

    func transaction(_ body: () throws -> Void) throws {
        try link.run("BEGIN;" + CopiedServer.patience)
        do {
            try body()
            guard try link.run("COMMIT").command == "COMMIT" else { throw UnreadableValue() }
        } catch {
            _ = try? link.run("ROLLBACK")
            throw error
        }
    }

    func add(_ rows: [[SQLValue]], to table: CopiedTable) throws {
        try link.copy(rows, into: "\(table.name) (\(table.columns.map(\.name).joined(separator: ", ")))")
    }

    func settle(_ tables: [CopiedTable]) throws {
        try link.refuseNodes(location)
        let counted = try link.run(
            """
            SELECT c.relname AS name, a.attname AS column FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = current_schema()::REGNAMESPACE AND a.attidentity <> '' AND NOT a.attisdropped
            """, []
        ).all { (try $0["name"] as String, try $0["column"] as String) }
        for (table, column) in counted {
            try link.run(
                """
                SELECT setval(pg_get_serial_sequence('\(table)', '\(column)'), coalesce(max(\(column)), 1), max(\(column)) IS NOT NULL)
                FROM \(table)
                """)
        }
    }
}

extension PQLink {
    /// Throws ``CopyRefused/nodes(database:_:)`` where a node has lately said that it lives.
    fileprivate func refuseNodes(_ location: String) throws {
        let names = try run(
            """
            SELECT name FROM nodes WHERE seen_at > (extract(epoch FROM clock_timestamp()) * 1000)::BIGINT - ?
            ORDER BY name
            """, [Int64(ServerNode.patience * 1000)]
        ).all { try $0["name"] as String }
        guard names.isEmpty else { throw CopyRefused.nodes(database: location, names) }
    }

    /// What the catalogue says of every table but those that are each database's own.
    fileprivate func copiedTables() throws -> [CopiedTable] {
        let space = "relnamespace = current_schema()::REGNAMESPACE AND relkind = 'r'"
        let columns = try run(
            """
            SELECT c.relname AS table_name, a.attname AS name, format_type(a.atttypid, NULL) AS type
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE \(space) ORDER BY c.relname, a.attnum
            """, []
        ).all { row in
            (
                try row["table_name"] as String,
                CopiedTable.Column(name: try row["name"], type: try Self.type(row["type"]))
            )
        }
        let keys = try run(
            """
            SELECT c.relname AS table_name, a.attname AS name
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (attnum, place) ON true
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
            WHERE \(space) AND i.indisprimary ORDER BY c.relname, k.place
            """, []
        ).all { (try $0["table_name"] as String, try $0["name"] as String) }
        let references = try run(
            """
            SELECT c.relname AS table_name, r.relname AS name
            FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid
            WHERE f.contype = 'f' AND c.relnamespace = current_schema()::REGNAMESPACE
            """, []
        ).all { (try $0["table_name"] as String, try $0["name"] as String) }
        let own = CopiedTable.own
        let tables = Dictionary(grouping: columns.filter { !own.contains($0.0) }) { $0.0 }.map { name, columns in
            CopiedTable(
                name: name, columns: columns.map(\.1), key: keys.filter { $0.0 == name }.map(\.1))
        }
        return try CopiedTable.inOrder(
            tables, Dictionary(grouping: references) { $0.0 }.mapValues { Set($0.map(\.1)) })
    }

    private static func type(_ name: String) throws -> CopiedTable.ColumnType {
        switch name {
        case "bigint": .integer
        case "text": .text
        case "bytea": .bytes
        default: throw UnreadableValue()
        }
    }
}
