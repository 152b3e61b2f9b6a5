import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import Synchronization
import TestSupport
import Testing

@testable import SQLiteEngine

/// Who reads does not wait for another reader, for longer than is said, or beyond the end.
struct ReadingConnectionsTests {
    private func readers(_ file: StoreFile, places: Int = 2, keepsIdle: Bool = true) -> ReadingConnections {
        ReadingConnections(
            FailureMapping(path: file.path), places: places, patience: .milliseconds(50), keepsIdle: keepsIdle)
    }

    /// How many descriptors of this process are open on the database, its log included.
    private func openFiles(_ file: StoreFile) throws -> Int {
        let folder = "/proc/self/fd"
        return try FileManager.default.contentsOfDirectory(atPath: folder).count { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
            return target?.hasPrefix(file.path) == true
        }
    }

    @Test func `one after the other they read with one connection`() async throws {
        let file = try StoreFile()
        try file.create()
        let readers = readers(file)
        var seen: Set<ObjectIdentifier> = []
        for _ in 0..<5 { seen.insert(try await readers.with { ObjectIdentifier($0) }) }
        #expect(seen.count == 1)
        try readers.close()
        #expect(try openFiles(file) == 0)
    }

    @Test func `at once each has its own, and one too many is told`() async throws {
        let file = try StoreFile()
        try file.create()
        let readers = readers(file)
        let gate = Gate()
        let held = (0..<2).map { _ in
            Task {
                try await readers.aside { db in
                    gate.stand()
                    return try Int.fetchOne(db, sql: "SELECT count(*) FROM accounts")
                }
            }
        }
        while gate.standing < 2 { try await Task.sleep(for: .milliseconds(1)) }
        await #expect(throws: StoreFailure.busy) { try await readers.with { _ in } }
        gate.open()
        for task in held { #expect(try await task.value == 0) }
        try readers.close()
    }

    @Test func `for long work a connection is open only meanwhile`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let readers = store.file.longReaders
        for _ in 0..<3 {
            let during = try await store.engine.readLong { _ in readers.count }
            #expect(during == 1)
            #expect(readers.count == 0)
        }
        try store.close()
    }

    @Test func `a read sees one state of the database, whatever is written meanwhile, and the next one another`()
        async throws
    {
        let file = try StoreFile()
        let store = try file.open()
        @Sendable func count(_ db: any SQLConnection) throws -> Int64? {
            var count: Int64?
            try db.query("SELECT count(*) AS brands FROM brands", []) { row in
                count = try row["brands"]
                return false
            }
            return count
        }
        for brands in Int64(0)..<3 {
            try await store.engine.read { db in
                #expect(try count(db) == brands)
                try file.execute("INSERT INTO brands (id) VALUES (?)", ["brand-\(brands)"])
                #expect(try count(db) == brands)
            }
        }
        try await store.engine.read { db in
            let last = try count(db)
            #expect(last == 3)
        }
        try store.close()
    }

    @Test func `who fails gives the connection back`() async throws {
        let file = try StoreFile()
        try file.create()
        let readers = readers(file, places: 1)
        for _ in 0..<3 {
            await #expect(throws: StoreFailure.damaged(path: file.path)) {
                try await readers.with { try SQLiteConnection($0).inOneState { _ in throw UnreadableValue() } }
            }
        }
        try readers.close()
    }

    @Test func `after the end nothing is opened, and who still reads is broken off`() async throws {
        let file = try StoreFile()
        try file.create()
        let readers = readers(file)
        let gate = Gate()
        gate.open()
        let endless = Task {
            try await readers.aside { db in
                gate.stand()
                return try Int.fetchOne(
                    db, sql: "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
            }
        }
        while gate.standing < 1 { try await Task.sleep(for: .milliseconds(1)) }
        try await Task.sleep(for: .milliseconds(20))
        try readers.close()
        await #expect(throws: (any Error).self) { try await endless.value }
        await #expect(throws: SQLiteFault.self) { try await readers.with { _ in } }
        #expect(try openFiles(file) == 0)
    }
}

/// Where threads stand until it is opened.
private final class Gate: Sendable {
    private let state = Mutex((isOpen: false, standing: 0))

    /// How many have come so far.
    var standing: Int { state.withLock { $0.standing } }

    func open() { state.withLock { $0.isOpen = true } }

    func stand() {
        state.withLock { $0.standing += 1 }
        while state.withLock({ !$0.isOpen }) { usleep(1000) }
    }
}
