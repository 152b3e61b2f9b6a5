import Crypto
import Foundation
import SQLStore
import SecurityQuestions

/// Compares the tables, indexes, triggers, views and functions of a database with what its migrations make.
///
/// A trigger of somebody else's could keep entries out of the audit log, or give guesses back: the chain of the log would
/// not tell.
struct SchemaCheck {
    /// A line for each object of the newest schema, with the beginning of the digest of how it is defined. Its test's message says
    /// how they read where a migration was added.
    static let newest = String(decoding: PackageResources.newest_schema, as: UTF8.self)

    /// Throws ``StoreFailure/altered(path:objects:)``, with what was added, taken away or changed, such as `trigger audit.quiet`.
    ///
    /// - Parameters:
    ///   - more: what is there beside it, and minded by nobody.
    ///   - isNewer: whether a later program has migrated it: then there may be more, of a kind that can do nothing to what this program
    ///     reads and writes.
    func require(of link: PQLink, location: String, with more: Set<String> = [], isNewer: Bool = false) throws {
        let expected = Self.newest.split(separator: "\n").map(String.init)
        let known = Set(expected.map(Self.name))
        var found = try Self.objects(of: link)
        if isNewer {
            found.removeAll { object in
                !known.contains(object.name)
                    && (object.mayBeNew || Self.table(of: object.name).map { !known.contains($0) } ?? false)
            }
        }
        let altered = Set(Set(found.map(\.line)).symmetricDifference(expected).map(Self.name))
        // Of a table that is there, or is not, as a whole, its parts say nothing more.
        let whole = altered.filter { $0.hasPrefix("table ") && known.contains($0) != found.map(\.name).contains($0) }
        let objects = altered.filter { Self.table(of: $0).map { !whole.contains($0) } ?? true }.subtracting(more)
        guard objects.isEmpty else { throw StoreFailure.altered(path: location, objects: objects.sorted()) }
    }

    /// What there is, such as `trigger audit.audit_never_shrinks=0a1b…`, in order.
    static func lines(of link: PQLink) throws -> [String] { try objects(of: link).map(\.line).sorted() }

    private struct Object {
        let name: String
        let digest: String
        /// Whether, added, it does nothing to a program that does not know it.
        let mayBeNew: Bool

        var line: String { "\(name)=\(digest)" }
    }

    private static func objects(of link: PQLink) throws -> [Object] {
        try link.run(sql, []).all { row in
            let (name, definition): (String, String) = (try row["name"], try row["definition"])
            let digest = SHA256.hash(data: Data(definition.utf8)).prefix(8).map { String(format: "%02x", $0) }
            return Object(name: name, digest: digest.joined(), mayBeNew: try row["may_be_new"])
        }
    }

    private static func name(of line: String) -> String { line.prefix { $0 != "=" }.description }

    /// The table that something is a part of, such as `table audit` for `trigger audit.quiet`.
    private static func table(of name: String) -> String? {
        guard !name.hasPrefix("table "), !name.hasPrefix("function "), let end = name.firstIndex(of: ".") else {
            return nil
        }
        return name[..<end].split(separator: " ").last.map { "table \($0)" }
    }

    /// A trigger is without the parentheses that go without saying, as one that was restored from a dump has others. What may be new
    /// runs nothing when a row of a table that was there before is read or written: a column is of PostgreSQL's own types and has no default but a constant, an index is of
    /// columns alone, compared by PostgreSQL's own operators, a check is of a new table, a table inherits from none, and a function is one that only a trigger calls.
    private static let sql = """
        WITH space AS (SELECT current_schema()::REGNAMESPACE::OID AS oid)
        SELECT 'table ' || c.relname AS name, concat_ws(E'\\n', c.relkind, c.relpersistence, c.relrowsecurity,
            (SELECT string_agg(pg_get_ruledef(r.oid), E'\\n' ORDER BY r.rulename) FROM pg_rewrite r WHERE r.ev_class = c.oid),
            (SELECT string_agg(concat_ws(' ', p.polname, p.polcmd, pg_get_expr(p.polqual, p.polrelid)), E'\\n' ORDER BY p.polname)
                FROM pg_policy p WHERE p.polrelid = c.oid)) AS definition,
            c.relkind = 'r' AND NOT EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = c.oid) AS may_be_new
            FROM pg_class c, space WHERE c.relnamespace = space.oid AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
        UNION ALL SELECT 'column ' || c.relname || '.' || a.attname,
            concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, o.collname,
                pg_get_expr(d.adbin, d.adrelid)),
            a.attidentity = '' AND a.attgenerated = '' AND y.typtype = 'b' AND y.typnamespace = 'pg_catalog'::REGNAMESPACE
                AND coalesce(pg_get_expr(d.adbin, d.adrelid) ~ '^(-?[0-9]+|''[^'']*''::[a-z]+|true|false|NULL::[a-z]+)$', NOT a.attnotnull)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                JOIN pg_type y ON y.oid = a.atttypid LEFT JOIN pg_collation o ON o.oid = a.attcollation
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum, space
            WHERE c.relnamespace = space.oid AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
        UNION ALL SELECT 'constraint ' || c.relname || '.' || n.conname, concat_ws(' ', pg_get_constraintdef(n.oid), n.convalidated),
            n.contype = 'f' AND NOT EXISTS (SELECT 1 FROM unnest(n.conpfeqop || n.conppeqop || n.conffeqop) AS k (oid)
                JOIN pg_operator e ON e.oid = k.oid WHERE e.oprnamespace <> 'pg_catalog'::REGNAMESPACE)
            FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid, space WHERE c.relnamespace = space.oid
        UNION ALL SELECT 'index ' || t.relname || '.' || c.relname, concat_ws(' ', pg_get_indexdef(c.oid), i.indisvalid),
            i.indexprs IS NULL AND i.indpred IS NULL AND NOT EXISTS (SELECT 1 FROM unnest(i.indclass) AS k (oid)
                JOIN pg_opclass e ON e.oid = k.oid WHERE e.opcnamespace <> 'pg_catalog'::REGNAMESPACE)
            FROM pg_index i JOIN pg_class c ON i.indexrelid = c.oid JOIN pg_class t ON t.oid = i.indrelid, space
            WHERE c.relnamespace = space.oid
        UNION ALL SELECT 'trigger ' || c.relname || '.' || t.tgname, concat_ws(' ', pg_get_triggerdef(t.oid, true), t.tgenabled), false
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid, space
            WHERE c.relnamespace = space.oid AND NOT t.tgisinternal
        UNION ALL SELECT 'disabled constraint ' || c.relname || '.' || t.tgname, '', false
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid, space
            WHERE c.relnamespace = space.oid AND t.tgisinternal AND t.tgenabled <> 'O'
        UNION ALL SELECT 'function ' || p.oid::REGPROCEDURE, CASE p.prokind WHEN 'a' THEN
                (SELECT concat_ws(' ', g.aggtransfn, g.aggtranstype::REGTYPE, g.aggfinalfn) FROM pg_aggregate g WHERE g.aggfnoid = p.oid)
                ELSE pg_get_functiondef(p.oid) END, p.prorettype = 'trigger'::REGTYPE
            FROM pg_proc p, space WHERE p.pronamespace = space.oid
        """
}

extension PQRows {
    func all<Value>(_ decode: (SQLRow) throws -> Value) throws -> [Value] {
        let row = SQLRow(self)
        return try (0..<count).map { index in
            self.row = index
            return try decode(row)
        }
    }
}
