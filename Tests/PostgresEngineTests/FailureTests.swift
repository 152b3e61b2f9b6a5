import Foundation
import PostgresTesting
import SecurityQuestions
import Synchronization
import Telemetry
import TestSupport
import Testing

@testable import PostgresEngine
@testable import SQLStore

struct FailureTests {
    @Test func `a deadlock is tried again, and both come to be`() async throws {
        let database = try await PostgresDatabase()
        let engine = try await database.engine()
        _ = try await engine.write(.alone) { try $0.execute("INSERT INTO brands (id) VALUES ('a'), ('b')", []) }
        let runs = Shared(0)
        let meeting = Meeting()
        async let one: Void = engine.write(.amongRowLocks) { db in
            runs.withLock { $0 += 1 }
            try lock("a", db)
            meeting.wait()
            try lock("b", db)
            _ = try db.execute("INSERT INTO brands (id) VALUES ('one')", [])
        }
        async let other: Void = engine.write(.amongRowLocks) { db in
            runs.withLock { $0 += 1 }
            try lock("b", db)
            meeting.wait()
            try lock("a", db)
            _ = try db.execute("INSERT INTO brands (id) VALUES ('other')", [])
        }
        _ = try await (one, other)
        #expect(runs.withLock { $0 } == 3)
        #expect(try await database.value("SELECT count(*) AS value FROM brands") == "4")
    }

    /// Or the two would wait for each other: the one for another row, the other for the row that it refers to.
    @Test func `whoever adds a row that refers to a locked one does not wait`() async throws {
        let (database, world) = (try await PostgresDatabase(), AdvancingWorld())
        let holder = try await database.engine(pool: 1)
        let other = try await PostgresEngine(database.address(), pool: 1, patience: .seconds(5))
        let (_, _, call) = try await SQLStoreOnPostgres(holder, world).fill()
        let (isIn, isOver) = (Meeting(), DispatchSemaphore(value: 0))
        async let holding: Void = holder.write(.amongLocked(.call(call))) { _ in
            isIn.wait()
            _ = isOver.wait(timeout: .now() + 25)
        }
        await isIn.met()
        let added = try await other.write(.amongRowLocks) { db in
            try db.execute(
                "INSERT INTO password_resets (token, agent, expires_at) SELECT ?, agent, 0 FROM calls",
                [[UInt8](repeating: 1, count: 32)])
        }
        #expect(added == 1)
        isOver.signal()
        try await holding
    }

    private func lock(_ brand: String, _ db: any SQLConnection) throws {
        try db.query("SELECT 1 FROM brands WHERE id = ? FOR UPDATE", [brand]) { _ in true }
    }

    @Test(arguments: ["40001", "40P01"])
    func `what is always in another's way is given up after three tries more`(state: String) async throws {
        let (database, telemetry) = (try await PostgresDatabase(), Telemetry())
        let engine = try await PostgresEngine(database.address(), pool: 1, metrics: telemetry.pool)
        let runs = Shared(0)
        await #expect(throws: StoreFailure.conflict) {
            try await engine.write(.amongRowLocks) { db in
                runs.withLock { $0 += 1 }
                _ = try db.execute("DO $$ BEGIN RAISE SQLSTATE '\(state)'; END $$", [])
            }
        }
        #expect(runs.withLock { $0 } == 4)
        let page = telemetry.registry.map { PrometheusText.page(of: $0, as: .prometheus) }
        #expect(page?.contains("db_client_transaction_retries_total 3\n") == true)
        withExtendedLifetime(database) {}
    }

    @Test func `nobody waits for ever: for a connection, for a lock, or for a statement`() async throws {
        let database = try await PostgresDatabase()
        let patience = Duration.seconds(2)
        let telemetry = Telemetry()
        let narrow = try await PostgresEngine(
            database.address(), pool: 1, patience: patience, metrics: telemetry.pool)
        let other = try await PostgresEngine(database.address(), pool: 1, patience: patience)
        await #expect(throws: StoreFailure.busy) {
            try await narrow.readOnce { try $0.query("SELECT pg_sleep(60)", []) { _ in true } }
        }
        let (isIn, isOver) = (Meeting(), DispatchSemaphore(value: 0))
        async let holding: Void = narrow.write(.alone) { _ in
            isIn.wait()
            _ = isOver.wait(timeout: .now() + 25)
        }
        await isIn.met()
        await #expect(throws: StoreFailure.busy) { try await narrow.readOnce { _ in } }
        await #expect(throws: StoreFailure.busy) { try await other.write(.amongRowLocks) { _ in } }
        let page = { try #require(telemetry.registry.map { PrometheusText.page(of: $0, as: .prometheus) }) }
        #expect(try page().contains(#"db_client_connections{state="busy"} 1.0"#))
        // Readers wait for no writer.
        try await other.readOnce { try $0.query("SELECT 1 FROM brands", []) { _ in true } }
        isOver.signal()
        try await holding
        try await narrow.readOnce { _ in }
        #expect(try page().contains(#"db_client_connections{state="busy"} 0.0"#))
        #expect(try page().contains(#"db_client_connections{state="idle"} 1.0"#))
    }

    @Test func `a connection that is lost in the middle is told of, and the next one works`() async throws {
        let database = try await PostgresDatabase()
        let engine = try await database.engine(pool: 1)
        await #expect(throws: StoreFailure.connectionLost) {
            try await engine.write(.alone) { db in
                _ = try db.execute("INSERT INTO brands (id) VALUES ('lost')", [])
                try db.query("SELECT pg_terminate_backend(pg_backend_pid())", []) { _ in true }
            }
        }
        #expect(try await engine.write(.alone) { try $0.execute("INSERT INTO brands (id) VALUES ('kept')", []) } == 1)
        #expect(try await database.value("SELECT string_agg(id, ',') AS value FROM brands") == "kept")
    }

    @Test func `a connection that was closed while nobody used it is made anew, unnoticed`() async throws {
        let database = try await PostgresDatabase()
        let engine = try await database.engine(pool: 2)
        try await engine.readOnce { _ in }
        try await database.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        #expect(try await engine.write(.alone) { try $0.execute("INSERT INTO brands (id) VALUES ('kept')", []) } == 1)
        try await engine.requireUnalteredSchema()
    }

    @Test func `a database that cannot be written says so`() async throws {
        let database = try await PostgresDatabase()
        let engine = try await database.engine()
        await #expect {
            try await engine.read { _ = try $0.execute("DELETE FROM brands", []) }
        } throws: { error in
            if case StoreFailure.readOnly = error { true } else { false }
        }
    }
}

/// Two threads that wait for each other, once; or a thread and a task.
private final class Meeting: Sendable {
    private let arrived = Mutex(0)
    private let both = DispatchSemaphore(value: 0)

    func wait() {
        let count = arrived.withLock { count in
            count += 1
            return count
        }
        if count == 2 {
            both.signal()
        } else if count == 1 {
            _ = both.wait(timeout: .now() + 25)
        }
    }

    /// Comes without blocking a thread.
    func met() async {
        while arrived.withLock({ $0 }) == 0 { try? await Task.sleep(for: .milliseconds(5)) }
        wait()
    }
}
