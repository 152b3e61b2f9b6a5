import Foundation
import GRDB
import PostgresTesting
import SQLStore
import SQLiteEngine
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import PostgresEngine

/// A copy between a file and a PostgreSQL database; BrowserTests/test_database_copy.py has the command, kills and servers.
struct CopyTests {
    private let world = AdvancingWorld()
    private let folder: TemporaryFolder
    private let source: String

    init() async throws {
        folder = try TemporaryFolder()
        source = folder.path(of: "database.sqlite")
        try MigratedDatabase.put(at: source)
        let store = try SQLStore.sqlite(at: source, world: world.world)
        try await store.registerSampleKey()
        _ = try await store.add([world.newAccount(), world.newAccount()], by: .host)
        try store.close()
    }

    private func copy(
        from path: String? = nil, into database: PostgresDatabase,
        tell: @escaping @Sendable (CopyProgress) -> Void = { _ in }
    ) async throws -> CopyReport {
        let path = path ?? source
        return try await PostgresEngine.copying(try database.address()) { server in
            try SQLiteEngine.copying(from: path) { source in
                try DatabaseCopy(from: source, to: server.target, server.tables, tell: tell).perform(
                    check: { #expect(!$0.isEmpty) },
                    verification: { AuditVerification(trusting: [], newest: $0) })
            }
        }
    }

    /// Does `work` while a copy waits.
    private static func meanwhile(_ work: @escaping @Sendable () async throws -> Void) {
        let done = DispatchSemaphore(value: 0)
        Task {
            do { try await work() } catch { Issue.record(error) }
            done.signal()
        }
        done.wait()
    }

    @Test func `rows that others refer to come first, and everything comes`() async throws {
        let database = try await PostgresDatabase()
        let report = try await copy(into: database)
        #expect(report.rows > 100 && report.entries >= 2 && !report.isSigned)
        #expect(try await database.value("SELECT count(*) AS value FROM accounts") == "2")
        // It is served: the schema is the one of the migrations, and new keys follow.
        let next = SQLStoreOnPostgres(try await database.engine(world: world.world), world)
        _ = try await next.store.add([world.newAccount()], by: .host)
        #expect(try await database.value("SELECT max(key) AS value FROM accounts") == "3")
    }

    @Test func `two copies into one target do not mix`() async throws {
        let database = try await PostgresDatabase()
        await #expect(throws: CopyRefused.underWay(target: try database.address().location)) {
            _ = try await copy(into: database) { progress in
                guard case .copied("brands", _) = progress else { return }
                Self.meanwhile { try await database.execute("UPDATE database_copy SET copied = copied + 1") }
            }
        }
    }

    @Test(arguments: [
        ("INSERT INTO brands (key, id) VALUES (900, 'another')", "brands"),
        ("UPDATE accounts SET company = 'another' WHERE key = 1", "accounts"), ("DELETE FROM phones", "phones"),
    ])
    func `what somebody changes in the target is found`(statement: String, table: String) async throws {
        let database = try await PostgresDatabase()
        await #expect(throws: CopyRefused.differs(table: table)) {
            _ = try await copy(into: database) { progress in
                if progress == .comparing { Self.meanwhile { try await database.execute(statement) } }
            }
        }
        // And is not served.
        let address = try database.address()
        await #expect(throws: StoreFailure.altered(path: address.location, objects: ["table database_copy"])) {
            _ = try await PostgresEngine(address)
        }
    }

    @Test func `a node that comes meanwhile is noticed before the copy counts`() async throws {
        let database = try await PostgresDatabase()
        let node = """
            INSERT INTO nodes (id, name, version, key_ids, configuration, started_at, seen_at)
            SELECT '\\x00112233445566778899aabbccddeeff', 'late', '1', '', '', n, n
            FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::BIGINT AS n) now
            """
        await #expect(throws: CopyRefused.nodes(database: try database.address().location, ["late"])) {
            _ = try await copy(into: database) { progress in
                if progress == .verifying { Self.meanwhile { try await database.execute(node) } }
            }
        }
    }

    @Test func `an older file is not copied, and not brought up to date by it`() async throws {
        let database = try await PostgresDatabase()
        let older = folder.path(of: "older.sqlite")
        try FileManager.default.copyItem(atPath: source, toPath: older)
        let queue = try DatabaseQueue(path: older)
        try await queue.write { db in
            try db.execute(sql: "DELETE FROM migrations WHERE name = (SELECT max(name) FROM migrations)")
        }
        try queue.close()
        await #expect(throws: (any Error).self) { _ = try await copy(from: older, into: database) }
        #expect(try await database.value("SELECT count(*) AS value FROM brands") == "0")
    }
}
