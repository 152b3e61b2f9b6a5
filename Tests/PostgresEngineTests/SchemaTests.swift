import Foundation
import GRDB
import PostgresTesting
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import PostgresEngine

struct SchemaTests {
    @Test func `the list of the schema is what the migrations make`() async throws {
        let database = try await PostgresDatabase()
        let address = try database.address()
        let lines = try await ConnectionThread(address).run { try $0.onLink { try SchemaCheck.lines(of: $0) } }
        #expect(
            SchemaCheck.newest.split(separator: "\n").map(String.init) == lines,
            "Schema/newest.schema is to be:\n\(lines.joined(separator: "\n"))")
    }

    @Test(arguments: [
        (
            "CREATE TRIGGER quiet BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION refuse('no')",
            ["trigger audit.quiet"]
        ),
        ("DROP TRIGGER audit_never_shrinks ON audit", ["trigger audit.audit_never_shrinks"]),
        ("ALTER TABLE audit DISABLE TRIGGER audit_never_changes", ["trigger audit.audit_never_changes"]),
        (
            "ALTER TABLE answers DROP CONSTRAINT answers_wrong_in_all_check",
            ["constraint answers.answers_wrong_in_all_check"]
        ),
        ("ALTER TABLE answers ADD COLUMN plain TEXT", ["column answers.plain"]),
        (
            "DROP INDEX attempts_by_agent; CREATE INDEX attempts_by_agent ON attempts (agent)",
            ["index attempts.attempts_by_agent"]
        ),
        ("CREATE RULE quiet AS ON DELETE TO attempts DO INSTEAD NOTHING", ["table attempts"]),
        ("CREATE TABLE notes (key BIGINT PRIMARY KEY, text TEXT CHECK (text <> ''))", ["table notes"]),
        ("DROP TABLE look_ups", ["table look_ups"]),
        (
            "CREATE OR REPLACE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
            ["function refuse()"]
        ),
        (
            "CREATE OR REPLACE VIEW key_uses AS SELECT ''::TEXT AS place, NULL::TEXT COLLATE \"C\" AS key_id",
            ["table key_uses"]
        ),
        ("ALTER TABLE answers ALTER COLUMN wrong_in_all SET DEFAULT 1", ["column answers.wrong_in_all"]),
    ])
    func `what somebody has altered is named`(statement: String, objects: [String]) async throws {
        let database = try await PostgresDatabase()
        let engine = try await database.engine()
        try await engine.requireUnalteredSchema()
        try await database.execute(statement)
        let failure = await #expect(throws: StoreFailure.self) { try await engine.requireUnalteredSchema() }
        guard case .altered(_, let told) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(told == objects)
        let address = try database.address()
        await #expect(throws: StoreFailure.self) { _ = try await PostgresEngine(address) }
    }

    @Test func `it has the tables, columns, indexes and kinds of events that SQLite's has`() async throws {
        let (database, folder) = (try await PostgresDatabase(), try TemporaryFolder())
        let path = folder.path(of: "database.sqlite")
        try MigratedDatabase.put(at: path)
        let (columns, indexes, kinds) = try await DatabaseQueue(path: path).read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'")
            let columns = try tables.flatMap { table in
                try Row.fetchAll(
                    db, sql: "SELECT name, type, \"notnull\" FROM pragma_table_info(?)", arguments: [table]
                ).map {
                    "\(table).\($0[0] as String) \($0[1] as String)"
                }
            }
            let indexes = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
            return (columns, indexes, try String.fetchAll(db, sql: "SELECT key || ' ' || name FROM audit_kinds"))
        }
        let found = try await database.value(
            """
            SELECT string_agg(table_name || '.' || column_name || ' '
                || CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'bytea' THEN 'BLOB' ELSE upper(data_type) END, ',') AS value
            FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'audit_end'
            """)
        // A view's columns have no types in SQLite.
        let ours = Set(
            try #require(found).split(separator: ",").map { $0.hasPrefix("key_uses.") ? $0.prefix { $0 != " " } : $0 }
                .map(String.init))
        let theirs = Set(columns.map { $0.hasPrefix("key_uses.") ? String($0.prefix { $0 != " " }) : $0 })
        #expect(ours.symmetricDifference(theirs).sorted() == [])
        let ourIndexes = try await database.value(
            "SELECT string_agg(indexname, ',') AS value FROM pg_indexes WHERE schemaname = 'public'")
        let missing = Set(indexes).subtracting(try #require(ourIndexes).split(separator: ",").map(String.init))
        #expect(missing.sorted() == [])
        let ourKinds = try await database.value(
            "SELECT string_agg(key || ' ' || name, ',' ORDER BY key) AS value FROM audit_kinds")
        #expect(Set(try #require(ourKinds).split(separator: ",").map(String.init)) == Set(kinds))
        #expect(columns.count > 200 && indexes.count > 30 && kinds.count > 100)
    }

    @Test(arguments: [
        "UPDATE audit SET detail = 'x'", "DELETE FROM audit", "TRUNCATE audit CASCADE",
        "DELETE FROM audit_end", "UPDATE members SET account = account + 1", "UPDATE accounts SET brand = brand + 1",
        "DELETE FROM key_checks WHERE key_id = 'k1'", "UPDATE answers SET wrong_in_all = 11",
        "UPDATE answers SET key_id = 'unknown'", "UPDATE answers SET wrong_in_a_row = wrong_in_all + 1",
        "INSERT INTO key_checks (key_id, check_value) SELECT key_id, '' FROM key_checks",
    ])
    func `what must hold is held by the tables themselves`(statement: String) async throws {
        let database = try await PostgresDatabase()
        let world = AdvancingWorld()
        let store = SQLStoreOnPostgres(try await database.engine(world: world.world), world)
        try await store.fill()
        await #expect(throws: PostgresFault.self, "\(statement)") { try await database.execute(statement) }
    }
}
