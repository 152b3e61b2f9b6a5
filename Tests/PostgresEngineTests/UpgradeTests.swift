import Foundation
import PostgresTesting
import SQLStore
import SecurityQuestions
import TestSupport
import Testing

@testable import PostgresEngine

/// This program beside a schema that a later one has made.
struct UpgradeTests {
    private static let known = Migration.all.last?.name ?? ""

    /// What a later version may do while this one serves.
    private static let rolling = """
        CREATE TABLE later (key BIGINT PRIMARY KEY, account BIGINT NOT NULL REFERENCES accounts ON DELETE CASCADE, text TEXT CHECK (text <> ''));
        CREATE FUNCTION refuse_later() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;
        CREATE TRIGGER later_never_changes BEFORE UPDATE ON later FOR EACH ROW EXECUTE FUNCTION refuse_later();
        CREATE INDEX later_by_text ON later (lower(text));
        CREATE INDEX calls_by_end ON calls (closed_at);
        ALTER TABLE accounts ADD COLUMN later TEXT, ADD COLUMN many BIGINT NOT NULL DEFAULT 0, ADD COLUMN word TEXT NOT NULL DEFAULT 'a';
        """

    private func migrate(_ database: PostgresDatabase, by statements: String, beside: String?) async throws {
        try await database.execute(
            "BEGIN; \(statements) INSERT INTO migrations (name, checksum, beside) VALUES "
                + "('P9998-later', '\\x00', \(beside.map { "'\($0)'" } ?? "NULL")); COMMIT")
    }

    @Test func `it serves, signs, starts and has nothing to migrate`() async throws {
        let database = try await PostgresDatabase()
        let (engine, world) = (try await database.engine(), AdvancingWorld())
        try await migrate(database, by: Self.rolling, beside: Self.known)
        try await engine.requireUnalteredSchema()
        let again = try await PostgresEngine(database.address())
        try await SQLStoreOnPostgres(again, world).fill()
        #expect(try await PostgresEngine.migrate(database.address()) == [])
        let upgrade = try await PostgresEngine.upgrade(of: database.address())
        #expect(upgrade == SchemaUpgrade(missing: [], isNewer: true, nodes: []))
        #expect(upgrade.isRolling)
        // A copy is of one version.
        await #expect(throws: StoreFailure.self) { try await PostgresEngine.copying(database.address()) { _ in } }
    }

    @Test(arguments: [nil, "P9997-of-the-version-between"])
    func `it does not start where the later one says that it may not, and signs nothing`(beside: String?) async throws {
        let database = try await PostgresDatabase()
        let engine = try await database.engine()
        try await migrate(database, by: "CREATE TABLE later (key BIGINT);", beside: beside)
        let address = try database.address()
        await #expect(throws: StoreFailure.newer(path: address.location)) { _ = try await PostgresEngine(address) }
        await #expect(throws: StoreFailure.newer(path: address.location)) { try await engine.requireUnalteredSchema() }
        await #expect(throws: StoreFailure.newer(path: address.location)) { try await PostgresEngine.migrate(address) }
    }

    /// Whoever could change the schema could say that a later version has: what then runs when a row of ours is written is refused as ever.
    @Test(arguments: [
        (
            "CREATE TRIGGER quiet BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION refuse('no')",
            "trigger audit.quiet"
        ),
        ("CREATE RULE quiet AS ON DELETE TO attempts DO INSTEAD NOTHING", "table attempts"),
        ("DROP TRIGGER audit_never_shrinks ON audit", "trigger audit.audit_never_shrinks"),
        (
            "ALTER TABLE answers DROP CONSTRAINT answers_wrong_in_all_check",
            "constraint answers.answers_wrong_in_all_check"
        ),
        ("ALTER TABLE answers ADD COLUMN later BIGINT NOT NULL", "column answers.later"),
        ("ALTER TABLE audit ADD COLUMN later TEXT DEFAULT current_user", "column audit.later"),
        ("ALTER TABLE audit ADD COLUMN later BIGINT GENERATED ALWAYS AS (number + 1) STORED", "column audit.later"),
        ("ALTER TABLE audit ADD COLUMN later BIGINT CHECK (later > 0)", "constraint audit.audit_later_check"),
        (
            "CREATE DOMAIN checked AS TEXT CHECK (now() IS NOT NULL); ALTER TABLE audit ADD COLUMN later checked",
            "column audit.later"
        ),
        ("CREATE INDEX later ON audit (abs(number))", "index audit.later"),
        ("CREATE INDEX later ON audit (number) WHERE number > 7", "index audit.later"),
        ("CREATE TABLE later () INHERITS (attempts)", "table later"),
        ("CREATE VIEW later AS SELECT 1 AS one", "table later"),
        ("CREATE FUNCTION later(BIGINT) RETURNS BIGINT LANGUAGE sql AS 'SELECT 1::BIGINT'", "function later(bigint)"),
        (
            "CREATE OR REPLACE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
            "function refuse()"
        ),
    ])
    func `what could do something to rows of ours is not minded by no one`(statement: String, object: String)
        async throws
    {
        let database = try await PostgresDatabase()
        let engine = try await database.engine()
        try await migrate(database, by: statement + ";", beside: Self.known)
        let failure = await #expect(throws: StoreFailure.self) { try await engine.requireUnalteredSchema() }
        guard case .altered(_, let told) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(told == [object])
    }

    @Test func `nodes are asked what they know, and those that are too old are named`() async throws {
        let database = try await PostgresDatabase()
        let (engine, world) = (try await database.engine(), AdvancingWorld())
        let store = SQLStoreOnPostgres(engine, world)
        _ = try await store.store.beat(
            ServerNode(id: world.id(), name: "one", version: "1", keys: ["k1"], configuration: "c"))
        #expect(try await database.value("SELECT schema AS value FROM nodes") == Self.known)
        // It lives for as long as this takes, however busy the machine is.
        try await database.execute("UPDATE nodes SET seen_at = seen_at + 3600000")
        let address = try database.address()
        func upgrade(_ steps: [Migration]) async throws -> SchemaUpgrade {
            let run = MigrationRun(location: address.location, migrations: Migration.all + steps)
            return try await ConnectionThread(address).run { try $0.onLink { try run.upgrade($0) } }
        }
        let (after, between) = ("P9998-after", "P9997-between")
        #expect(try await upgrade([]).isRolling)
        let next = try await upgrade([Migration(name: after, bytes: [], beside: Self.known)])
        #expect(next.isRolling && next.missing.map(\.name) == [after] && next.nodes.map(\.name) == ["one"])
        let stop = try await upgrade([Migration(name: after, bytes: [])])
        #expect(!stop.isRolling && stop.stops == [after])
        let skipped = try await upgrade([
            Migration(name: between, bytes: [], beside: Self.known), Migration(name: after, bytes: [], beside: between),
        ])
        #expect(!skipped.isRolling && skipped.stops == [] && skipped.tooOld.map(\.name) == ["one"])
        // One that does not say is of a version that knew nothing of this.
        try await database.execute("UPDATE nodes SET schema = NULL")
        #expect(
            try await upgrade([Migration(name: after, bytes: [], beside: Self.known)]).tooOld.map(\.name) == ["one"])
        try await database.execute("UPDATE nodes SET seen_at = seen_at - 3620000")
        #expect(try await upgrade([Migration(name: after, bytes: [], beside: Self.known)]).isRolling)
    }

    @Test func `nodes of before the schema had a place for it knew the newest of then`() async throws {
        let database = try await PostgresDatabase(migrated: false)
        let address = try database.address()
        let first = Migration.all.filter { $0.beside == nil }
        let before = MigrationRun(location: address.location, migrations: first)
        _ = try await ConnectionThread(address).run { try $0.onLink { try before.bringUpToDate($0) } }
        try await database.execute(
            """
            INSERT INTO nodes (id, name, version, key_ids, configuration, started_at, seen_at)
            SELECT uuid_send(gen_random_uuid()), 'one', '1', 'k1', 'c', 0, (extract(epoch FROM clock_timestamp()) * 1000)::BIGINT
            """)
        let upgrade = try await PostgresEngine.upgrade(of: address)
        #expect(upgrade.nodes == [SchemaUpgrade.Node(name: "one", version: "1", schema: first.last?.name)])
        #expect(upgrade.isRolling && upgrade.missing.map(\.name) == ["P0017-upgrades"])
        #expect(try await PostgresEngine.migrate(address) == ["P0017-upgrades"])
        #expect(
            try await database.value("SELECT beside AS value FROM migrations WHERE name = 'P0017-upgrades'")
                == "P0014-said-of-calls")
    }

    /// Each that says so: on ten million rows another file is minutes, and an index keeps everybody from writing meanwhile.
    @Test(arguments: Migration.all.filter { $0.beside != nil }.map(\.name))
    func `one that nodes serve beside writes no table anew, and makes no index of a table that was there`(
        name: String
    ) async throws {
        let database = try await PostgresDatabase(migrated: false)
        let address = try database.address()
        let place = try #require(Migration.all.firstIndex { $0.name == name })
        func apply(_ count: Int) async throws {
            let run = MigrationRun(location: address.location, migrations: Array(Migration.all.prefix(count)))
            _ = try await ConnectionThread(address).run { try $0.onLink { try run.bringUpToDate($0) } }
        }
        func files() async throws -> String? {
            try await database.value(
                """
                SELECT string_agg(relname || ' ' || pg_relation_filenode(c.oid) || ' '
                    || (SELECT count(*) FROM pg_index i WHERE i.indrelid = c.oid), ',' ORDER BY c.oid) AS value
                FROM pg_class c WHERE relnamespace = 'public'::REGNAMESPACE AND relkind = 'r'
                """)
        }
        try await apply(place)
        let before = try #require(try await files()).split(separator: ",")
        try await apply(place + 1)
        let after = Set(try #require(try await files()).split(separator: ","))
        #expect(before.count > 20 && after.isSuperset(of: before))
    }

    @Test func `nobody waits behind a migration that waits for a table`() async throws {
        let database = try await PostgresDatabase(migrated: false)
        let address = try database.address()
        let before = MigrationRun(location: address.location, migrations: Migration.all.filter { $0.beside == nil })
        _ = try await ConnectionThread(address).run { try $0.onLink { try before.bringUpToDate($0) } }
        // Until its connection is ended.
        async let holding: Void? = try? ConnectionThread(address).run {
            try $0.onLink { _ = try $0.run("BEGIN; LOCK TABLE nodes IN ACCESS SHARE MODE; SELECT pg_sleep(600)") }
        }
        let holders = """
            FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
            WHERE c.relname = 'nodes' AND l.mode = 'AccessShareLock' AND l.granted
            """
        while try await database.value("SELECT count(*) AS value \(holders)") == "0" {
            try await Task.sleep(for: .milliseconds(20))
        }
        await #expect(throws: StoreFailure.busy) { try await PostgresEngine.migrate(address) }
        #expect(try await database.value("SELECT count(*) AS value FROM migrations") == "\(before.migrations.count)")
        try await database.execute("SELECT pg_terminate_backend(l.pid) \(holders)")
        _ = await holding
        #expect(try await PostgresEngine.migrate(address) == ["P0017-upgrades"])
    }
}
