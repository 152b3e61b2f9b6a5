import Encodings
import SQLStore
import SecurityQuestions

extension PostgresEngine: TraceSearcher {
    /// In every row of every table, as text: what a row that was deleted leaves in the server's files until they are vacuumed, in its
    /// write-ahead log and on replicas is not reached from here.
    package func search(for traces: Traces) async throws -> TraceSearch {
        let texts = traces.texts.filter { $0.utf8.count >= Traces.shortestText }.sorted()
        let needles =
            texts + traces.phones.sorted().map(String.init) + traces.ids.map { "\\x" + Hexadecimal.text($0) }
        let (standing, bytes) = try await readLong { db in
            // It ends when everything is read: a receipt waits for it.
            _ = try db.execute("SET LOCAL statement_timeout = 0", [])
            var standing: Set<String> = []
            let tables = try db.tables()
            for table in tables where !needles.isEmpty {
                standing.formUnion(try db.standing(needles, in: table.name))
            }
            return (standing, tables.reduce(0) { $0 + $1.bytes })
        }
        let shared = try await readLong { db in try standing.filter { try db.somebodyElseHas($0) }.count }
        return TraceSearch(
            files: [], bytes: bytes, values: needles.count, found: standing.count - shared, shared: shared,
            tooShort: traces.texts.count - texts.count)
    }
}

extension SQLConnection {
    fileprivate func tables() throws -> [(name: String, bytes: Int)] {
        var tables: [(String, Int)] = []
        try query(
            """
            SELECT quote_ident(relname) AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
            WHERE relnamespace = current_schema()::REGNAMESPACE AND relkind = 'r' ORDER BY relname
            """, []
        ) { row in
            tables.append((try row["name"], try row["bytes"]))
            return true
        }
        return tables
    }

    /// Which of `needles` stand in a row, by one reading of the table.
    fileprivate func standing(_ needles: [String], in table: String) throws -> [String] {
        let columns = needles.indices.map { "bool_or(strpos(r, ?) > 0) AS n\($0)" }.joined(separator: ", ")
        // A row as text doubles quotes and backslashes, except that of bytes.
        let row = #"replace(replace(t::TEXT, '""', '"'), '\\', '\')"#
        var found: [String] = []
        try query("SELECT \(columns) FROM (SELECT \(row) AS r FROM \(table) t) rows", SQLArguments(needles)) { row in
            for (index, needle) in needles.enumerated() where try row["n\(index)"] as Bool? ?? false {
                found.append(needle)
            }
            return false
        }
        return found
    }

    /// Whether a row of somebody else holds an erased value, as on a file: the rows of the erased account are gone.
    fileprivate func somebodyElseHas(_ needle: String) throws -> Bool {
        var found = false
        try query(
            needle.hasPrefix("\\x")
                ? "SELECT 1 FROM members WHERE '\\x' || encode(log_in, 'hex') = ?" : Self.sharedSQL,
            [needle]
        ) { _ in
            found = true
            return false
        }
        return found
    }

    private static var sharedSQL: String {
        SharedValues.columns.map { table, column in "SELECT 1 FROM \(table) WHERE strpos(\(column), ?1) > 0" }
            .joined(separator: " UNION ALL ") + " LIMIT 1"
    }
}
