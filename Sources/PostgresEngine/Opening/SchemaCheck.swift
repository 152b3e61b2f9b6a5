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
    /// - Parameter more: what is there beside it, and minded by nobody.
    func require(of link: PQLink, location: String, with more: Set<String> = []) throws {
        let found = try Self.lines(of: link)
        let expected = Self.newest.split(separator: "\n").map(String.init)
        let altered = Set(found).symmetricDifference(expected).map { $0.prefix { $0 != "=" }.description }
        let objects = Set(altered).subtracting(more)
        guard objects.isEmpty else { throw StoreFailure.altered(path: location, objects: objects.sorted()) }
    }

    /// What there is, such as `trigger audit.audit_never_shrinks=0a1b…`, in order.
    static func lines(of link: PQLink) throws -> [String] {
        try link.run(sql, []).all { row in
            let (name, definition): (String, String) = (try row["name"], try row["definition"])
            let digest = SHA256.hash(data: Data(definition.utf8)).prefix(8).map { String(format: "%02x", $0) }
            return "\(name)=\(digest.joined())"
        }.sorted()
    }

    /// Of a table its columns, constraints, rules and policies are one definition; a trigger is without the parentheses that go
    /// without saying, as one that was restored from a dump has others.
    private static let sql = """
        WITH space AS (SELECT current_schema()::REGNAMESPACE::OID AS oid)
        SELECT 'table ' || c.relname AS name, concat_ws(E'\\n', c.relkind, c.relpersistence, c.relrowsecurity,
            (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
                    a.attgenerated, o.collname, pg_get_expr(d.adbin, d.adrelid)), E'\\n' ORDER BY a.attnum)
                FROM pg_attribute a LEFT JOIN pg_collation o ON o.oid = a.attcollation
                    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
            (SELECT string_agg(concat_ws(' ', n.conname, pg_get_constraintdef(n.oid), n.convalidated), E'\\n' ORDER BY n.conname)
                FROM pg_constraint n WHERE n.conrelid = c.oid),
            (SELECT string_agg(pg_get_ruledef(r.oid), E'\\n' ORDER BY r.rulename) FROM pg_rewrite r WHERE r.ev_class = c.oid),
            (SELECT string_agg(concat_ws(' ', p.polname, p.polcmd, pg_get_expr(p.polqual, p.polrelid)), E'\\n' ORDER BY p.polname)
                FROM pg_policy p WHERE p.polrelid = c.oid)) AS definition
            FROM pg_class c, space WHERE c.relnamespace = space.oid AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
        UNION ALL SELECT 'index ' || c.relname, concat_ws(' ', pg_get_indexdef(c.oid), i.indisvalid)
            FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid, space WHERE c.relnamespace = space.oid
        UNION ALL SELECT 'trigger ' || c.relname || '.' || t.tgname, concat_ws(' ', pg_get_triggerdef(t.oid, true), t.tgenabled)
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid, space
            WHERE c.relnamespace = space.oid AND NOT t.tgisinternal
        UNION ALL SELECT 'disabled constraint ' || c.relname || '.' || t.tgname, ''
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid, space
            WHERE c.relnamespace = space.oid AND t.tgisinternal AND t.tgenabled <> 'O'
        UNION ALL SELECT 'function ' || p.oid::REGPROCEDURE, CASE p.prokind WHEN 'a' THEN
                (SELECT concat_ws(' ', g.aggtransfn, g.aggtranstype::REGTYPE, g.aggfinalfn) FROM pg_aggregate g WHERE g.aggfnoid = p.oid)
                ELSE pg_get_functiondef(p.oid) END
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
