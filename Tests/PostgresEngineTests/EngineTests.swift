import Foundation
import PostgresTesting
import SQLStore
import SecurityQuestions
import Testing

@testable import PostgresEngine

struct EngineTests {
    @Test func `values come back as they were bound`() async throws {
        let engine = try await PostgresDatabase(keepsSchema: true).engine()
        let (long, text, bytes) = (Int64.min, "Zoë’s\n'?'\u{1F600}", [UInt8](0...255))
        try await engine.read { db in
            let sql = """
                SELECT ?1 AS number, ?2 AS text, ?3 AS bytes, ?4 AS nothing, ?5 AS no_bytes, ?6 AS no_text, 2 AS small,
                    1 = 1 AS yes, (SELECT sum(n) FROM (VALUES (?7), (?8)) v (n)) AS total, 'a'::NAME AS name
                """
            let (far, near): (Int64, Int64) = (-1_234_567_890_123, 5)
            try db.query(sql, [long, text, bytes, nil as Int64?, [] as [UInt8], "", far, near]) {
                (row: SQLRow) throws -> Bool in
                #expect(try row["number"] as Int64 == long)
                #expect(try row["text"] as String == text)
                #expect(try row["bytes"] as [UInt8] == bytes)
                #expect(try row["nothing"] as String? == nil)
                #expect(try row["no_bytes"] as [UInt8]? == [])
                #expect(try row["no_text"] as String? == "")
                #expect(try row["small"] as Int == 2)
                #expect(try row["yes"] as Bool)
                #expect(try row["total"] as Int64 == far + near)
                #expect(try row["name"] as String == "a")
                #expect(throws: UnreadableValue.self) { try row["text"] as Int64? }
                #expect(throws: UnreadableValue.self) { try row["number"] as String? }
                #expect(throws: UnreadableValue.self) { try row["elsewhere"] as String? }
                return true
            }
        }
    }

    @Test(arguments: ["0", "1", "-1", "9999", "10000", "100000000", "-1234567890123", "9000000000000000000"])
    func `a sum is a whole number, whatever its digits`(number: String) async throws {
        let engine = try await PostgresDatabase(keepsSchema: true).engine()
        try await engine.read { db in
            try db.query("SELECT \(number)::NUMERIC AS total", []) { (row: SQLRow) throws -> Bool in
                #expect(try String(row["total"] as Int64) == number)
                return true
            }
        }
        await #expect(throws: StoreFailure.self) {
            try await engine.read { db in
                try db.query("SELECT \(number).5::NUMERIC AS total", []) { row in
                    _ = try row["total"] as Int64
                    return true
                }
            }
        }
    }

    @Test func `what is thrown undoes the transaction, and what is returned is kept`() async throws {
        let database = try await PostgresDatabase(keepsSchema: true)
        let engine = try await database.engine()
        struct Undone: Error {}
        await #expect(throws: Undone.self) {
            try await engine.write(.alone) { db in
                _ = try db.execute("INSERT INTO brands (id) VALUES (?)", ["undone"])
                throw Undone()
            }
        }
        let changed = try await engine.write(.alone) { db in
            try db.execute("INSERT INTO brands (id) VALUES (?), (?)", ["kept", "kept as well"])
        }
        #expect(changed == 2)
        #expect(
            try await database.value("SELECT string_agg(id, ',' ORDER BY id) AS value FROM brands")
                == "kept,kept as well")
    }

    @Test func `changes that go out together are all done, or none of them`() async throws {
        let database = try await PostgresDatabase(keepsSchema: true)
        let engine = try await database.engine()
        let location = try database.address().location
        let pair = SQLChange("INSERT INTO brands (id) VALUES (?2), (?1)", ["two", "three"], rows: 2)
        try await engine.write(.alone) { db in
            try db.executeTogether([SQLChange("INSERT INTO brands (id) VALUES (?)", ["one"]), pair])
        }
        let brands = "SELECT string_agg(id, ',' ORDER BY key) AS value FROM brands"
        #expect(try await database.value(brands) == "one,three,two")
        for isAskedBetween in [false, true] {
            await #expect(throws: StoreFailure.damaged(path: location)) {
                try await engine.write(.alone) { db in
                    try db.executeTogether([
                        SQLChange("INSERT INTO brands (id) VALUES (?)", ["four"]),
                        SQLChange("UPDATE brands SET stopped_at = ? WHERE id = ?", [Int64(1), "nobody"]),
                    ])
                    if isAskedBetween { try db.query("SELECT 1", []) { _ in true } }
                }
            }
        }
        #expect(try await database.value(brands) == "one,three,two")
        // What waits is there for whoever asks.
        let found = try await engine.write(.alone) { db in
            for number in 0..<40 {
                try db.executeTogether([SQLChange("INSERT INTO brands (id) VALUES (?)", ["more \(number)"])])
            }
            return try db.execute("UPDATE brands SET stopped_at = 1", [])
        }
        #expect(found == 43)
    }

    @Test func `a statement that failed and was not minded keeps nothing`() async throws {
        let database = try await PostgresDatabase(keepsSchema: true)
        let engine = try await database.engine()
        await #expect(throws: (any Error).self) {
            try await engine.write(.alone) { db in
                _ = try db.execute("INSERT INTO brands (id) VALUES (?)", ["lost"])
                _ = try? db.execute("INSERT INTO brands (id) VALUES (?)", ["lost"])
            }
        }
        #expect(try await database.value("SELECT count(*) AS value FROM brands") == "0")
    }

    @Test func `a broken rule is told without what was to be stored`() async throws {
        let engine = try await PostgresDatabase(keepsSchema: true).engine()
        let fault = await #expect(throws: PostgresFault.self) {
            try await engine.write(.alone) { db in
                _ = try db.execute("INSERT INTO brands (id) VALUES (?), (?)", ["mistletoe", "mistletoe"])
            }
        }
        #expect(fault?.constraint == "brands_id_key" && fault?.sqlState == "23505")
        #expect(!String(describing: fault).contains("mistletoe"))
    }

    @Test func `reads see one state, and change nothing`() async throws {
        let database = try await PostgresDatabase(keepsSchema: true)
        let engine = try await database.engine()
        let other = try await database.engine()
        let counts = Shared<[Int]>([])
        let (begun, written) = (Gate(), Gate())
        async let reading: Void = engine.read { db in
            for _ in 0..<2 {
                try db.query("SELECT count(*) AS brands FROM brands", []) { row in
                    counts.withLock { $0.append((try? row["brands"]) ?? -1) }
                    return true
                }
                begun.letGo()
                written.wait()
            }
        }
        await begun.awaited()
        _ = try await other.write(.alone) { try $0.execute("INSERT INTO brands (id) VALUES ('a')", []) }
        written.letGo()
        try await reading
        #expect(counts.withLock { $0 } == [0, 0])
        await #expect(throws: StoreFailure.self) {
            try await engine.read { _ = try $0.execute("INSERT INTO brands (id) VALUES ('b')", []) }
        }
    }

    @Test func `long reads come in portions, one within another too`() async throws {
        let engine = try await PostgresDatabase(keepsSchema: true).engine()
        let numbers = try await engine.readLong { db in
            var numbers: [Int64] = []
            try db.query("SELECT n FROM generate_series(1, ?) n", [1501]) { row in
                let number: Int64 = try row["n"]
                if number == 700 {
                    try db.query("SELECT n FROM generate_series(1, 3) n", []) { _ in true }
                }
                numbers.append(number)
                return true
            }
            return numbers
        }
        #expect(numbers == Array(1...1501))
        let first = try await engine.readLong { db in
            var count = 0
            try db.query("WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT n FROM r", []) { _ in
                count += 1
                return count < 3
            }
            return count
        }
        #expect(first == 3)
    }

    @Test func `the moment is the database's, and what a test makes of it`() async throws {
        let database = try await PostgresDatabase(keepsSchema: true)
        let (engine, hourLater) = (
            try await database.engine(),
            try await PostgresEngine(database.address(), moment: { $0.addingTimeInterval(3600) })
        )
        let now = try await engine.write(.alone) { $0.moment }
        let later = try await hourLater.write(.amongRowLocks) { $0.moment }
        let told = try #require(
            Double(try await database.value("SELECT extract(epoch FROM clock_timestamp()) AS value") ?? ""))
        #expect(abs(try #require(now).timeIntervalSince1970 - told) < 30)
        #expect(abs(try #require(later).timeIntervalSince1970 - told - 3600) < 30)
    }

    @Test func `whoever writes alone waits for those among row locks, and they for it`() async throws {
        let database = try await PostgresDatabase(keepsSchema: true)
        let engines = [try await database.engine(), try await database.engine()]
        let under = Shared<(alone: Int, among: Int, wrong: Int, most: Int)>((0, 0, 0, 0))
        try await withThrowingTaskGroup { group in
            for number in 0..<40 {
                let company: WriteCompany = number.isMultiple(of: 4) ? .alone : .amongRowLocks
                group.addTask {
                    try await engines[number % 2].write(company) { _ in
                        under.withLock { under in
                            if company == .alone { under.alone += 1 } else { under.among += 1 }
                            under.most = max(under.most, under.among)
                            if under.alone > 1 || under.alone == 1 && under.among > 0 { under.wrong += 1 }
                        }
                        Thread.sleep(forTimeInterval: 0.005)
                        under.withLock { under in
                            if company == .alone { under.alone -= 1 } else { under.among -= 1 }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        under.withLock { #expect($0.wrong == 0 && $0.most > 1, "\($0)") }
    }
}

/// Something that one thread waits for and a task lets happen.
private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func letGo() {
        semaphore.signal()
        semaphore.signal()
        continuation.yield()
    }

    func wait() { semaphore.wait() }

    func awaited() async { for await _ in stream { return } }
}
