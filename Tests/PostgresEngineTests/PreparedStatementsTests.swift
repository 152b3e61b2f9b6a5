import PostgresTesting
import SQLStore
import SecurityQuestions
import TestSupport
import Testing

@testable import PostgresEngine

struct PreparedStatementsTests {
    private let database: PostgresDatabase
    private let engine: PostgresEngine

    init() async throws {
        database = try await PostgresDatabase()
        engine = try await database.engine(pool: 1)
    }

    private static let byName = "SELECT key FROM brands WHERE id = ?"

    /// The types of the parameters of each statement that the one connection keeps prepared and that is asked for here.
    private func kept(_ sql: String = byName) async throws -> [String] {
        let found = Shared<[String]>([])
        try await engine.read { db in
            let kept = """
                SELECT parameter_types::TEXT AS types FROM pg_prepared_statements
                WHERE statement = '\(ParameterMarks.postgres(sql))' ORDER BY name
                """
            try db.query(kept, []) { row in
                let types: String = try row["types"]
                found.withLock { $0.append(types) }
                return true
            }
        }
        return found.withLock(\.self)
    }

    private func find(_ name: String?) async throws {
        try await engine.read { db in try db.query(Self.byName, [name]) { _ in true } }
    }

    @Test func `what is asked for again is prepared where the session is the node's own, and only there`() async throws
    {
        let address = try database.address()
        let isOwn = try await PostgresEngine.once(address) { $0.hasSessionOfItsOwn }
        #expect(isOwn == !PostgresServer.hasPooler)
        try await find("a")
        #expect(try await kept() == [])
        for name in ["a", "b", "c"] { try await find(name) }
        #expect(try await kept() == (isOwn ? ["{text}"] : []))
    }

    @Test(.enabled(if: !PostgresServer.hasPooler))
    func `parameters of other types are another statement`() async throws {
        for name in ["a", nil, "b", nil] { try await find(name) }
        // Of the type that the place asks for.
        #expect(try await kept() == ["{text}", "{text}"])
    }

    @Test func `what was to be prepared behind a fault is prepared the next time`() async throws {
        let failing = SQLChange("UPDATE brands SET stopped_at = ? WHERE id = ?", [Int64(1), "nobody"])
        try await find("a")
        await #expect(throws: StoreFailure.self) {
            try await engine.write(.alone) { db in
                try db.executeTogether([failing])
                try db.query(Self.byName, ["a"]) { _ in true }
            }
        }
        #expect(try await kept() == [])
        for _ in 0..<3 { try await find("a") }
        #expect(try await kept() == (PostgresServer.hasPooler ? [] : ["{text}"]))
    }

    @Test func `a column more does not stand in the way`() async throws {
        for _ in 0..<8 { try await find("a") }
        try await database.execute("ALTER TABLE brands ADD COLUMN more TEXT; INSERT INTO brands (id) VALUES ('a')")
        try await find("a")
        let found = Shared(0)
        try await engine.read { db in
            try db.query(Self.byName, ["a"]) { _ in
                found.withLock { $0 += 1 }
                return true
            }
        }
        #expect(found.withLock(\.self) == 1)
    }

    @Test func `of statements without end as many are prepared as fit`() {
        var (statements, names) = (PreparedStatements(), Set<String>())
        func way(_ sql: String) -> PreparedStatements.Way { statements.way(of: .init(sql: sql, types: [])) }
        #expect(way("COMMIT") == .asItIs && way("COMMIT") == .asItIs)
        for number in 1...PreparedStatements.most {
            #expect(way("SELECT \(number)") == .asItIs)
            guard case .preparing(let name) = way("SELECT \(number)") else {
                Issue.record("the \(number)th is not prepared")
                return
            }
            let isNew = names.insert(name).inserted
            #expect(isNew && way("SELECT \(number)") == .prepared(name))
        }
        for _ in 0..<3 { #expect(way("SELECT 0") == .asItIs) }
        guard case .prepared = way("SELECT 7") else {
            Issue.record("it was forgotten")
            return
        }
        // Another connection has other names.
        statements = PreparedStatements()
        _ = way("SELECT 1")
        guard case .preparing(let name) = way("SELECT 1") else {
            Issue.record("it is not prepared")
            return
        }
        #expect(!names.contains(name))
    }

    @Test func `a commit whose way to the disk is not known is told as such, and is not done again`() async throws {
        let store = SQLStoreOnPostgres(engine, AdvancingWorld()).store
        try await store.record(.auditSearched, by: .host, account: nil, call: nil, detail: nil)
        let entries = "SELECT count(*) AS value FROM audit"
        let before = try #require(try await database.value(entries).flatMap { Int($0) })
        try await database.execute(
            """
            ALTER FUNCTION pg_logical_emit_message(BOOLEAN, TEXT, TEXT) RENAME TO emit_text;
            ALTER FUNCTION pg_logical_emit_message(BOOLEAN, TEXT, BYTEA) RENAME TO emit_bytes
            """)
        await #expect(throws: StoreFailure.connectionLost) {
            try await store.record(.auditSearched, by: .host, account: nil, call: nil, detail: nil)
        }
        #expect(try await database.value(entries) == "\(before + 1)")
    }
}
