import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// What somebody adds to the schema, or takes from it, is found and named: at the start, before the log is signed, in copies.
struct SchemaCheckTests {
    private static let alterations = [
        (
            "CREATE TRIGGER quiet BEFORE INSERT ON audit BEGIN SELECT RAISE(IGNORE); END", "trigger quiet"
        ),
        ("CREATE TRIGGER free AFTER INSERT ON attempts BEGIN UPDATE answers SET wrong_in_all = 0; END", "trigger free"),
        ("DROP TRIGGER audit_never_shrinks", "trigger audit_never_shrinks"),
        ("DROP INDEX audit_by_actor", "index audit_by_actor"),
        ("DROP VIEW key_uses; CREATE VIEW key_uses AS SELECT '' AS place, '' AS key_id", "view key_uses"),
        ("CREATE TABLE extra (a)", "table extra"),
        (
            """
            PRAGMA writable_schema = ON;
            INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_stat1', 'attempts', 0,
                'CREATE TRIGGER sqlite_stat1 AFTER INSERT ON attempts BEGIN UPDATE answers SET wrong_in_all = 0; END')
            """, "trigger sqlite_stat1"
        ),
        ("ALTER TABLE phones ADD COLUMN note TEXT", "table phones"),
    ]

    @Test(arguments: alterations)
    func `an altered schema is named wherever a database is opened or copied`(sql: String, object: String) async throws
    {
        let file = try StoreFile()
        try file.create()
        try file.execute(sql)
        let altered = StoreFailure.altered(path: file.path, objects: [object])
        #expect(throws: altered) { try file.open() }
        #expect(throws: altered) { try file.open(.command) }
        #expect(throws: altered) { try SQLiteEngine.inspect(backup: file.path) }
        #expect(throws: altered) { try AuditLogCopy(path: file.path) }
    }

    @Test func `the schema of all migrations is known without making it`() throws {
        let file = try StoreFile()
        try file.create()
        let digest = try DatabaseQueue(path: file.path).read { try SchemaCheck.digest(of: $0) }
        #expect(digest == SchemaCheck.newest, "After a new migration this is SchemaCheck.newest.")
    }

    @Test func `a trigger that comes while the store is open keeps the log from being signed`() async throws {
        let log = try await AuditedFile()
        let store = try log.file.open(tag: log.key.tag)
        let keeper = AuditKeeper(
            store: store, keys: { [key = log.key] in AuditKeeper.Keys([key]) }, world: log.file.world.world)
        try await store.record(.lookUpFailed, by: .system)
        try log.file.execute(
            "CREATE TRIGGER mute BEFORE INSERT ON outbox BEGIN SELECT RAISE(IGNORE); END")
        await #expect(throws: StoreFailure.altered(path: log.file.path, objects: ["trigger mute"])) {
            try await keeper.sign()
        }
        #expect(try await store.newestCheckpoint()?.number == log.entries)
        try store.close()
    }

    @Test func `what would be done without its entry in the log is not done`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let (account, _, _) = try await store.openCall(file.world)
        try file.execute("CREATE TRIGGER quiet BEFORE INSERT ON audit BEGIN SELECT RAISE(IGNORE); END")
        let before = try await store.answer(of: account.id)?.answer.id
        await #expect(throws: StoreFailure.damaged(path: file.path)) {
            try await store.replace(
                with: file.world.answer(of: account.id), on: .change, by: .system)
        }
        #expect(try await store.answer(of: account.id)?.answer.id == before)
        try store.close()
    }

    @Test func `figures for the planner alter nothing`() throws {
        let file = try StoreFile()
        try file.create()
        try file.execute("ANALYZE")
        try file.open().close()
    }
}
