import Foundation
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// What is read is what was written, by its name and of its type.
struct StatementRunTests {
    private func reading(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        // The file is there as long as this one is.
        let file = try StoreFile()
        let store = try file.open()
        try await store.engine.readOnce(body)
        try store.close()
        withExtendedLifetime(file) {}
    }

    @Test func `every value comes back as it was bound, whatever the order of its columns`() async throws {
        try await reading { db in
            let arguments: SQLArguments = [
                Int64.min, "é\u{1F511}", "", [UInt8]([0, 255, 0]), [UInt8](), SQLValue.null,
            ]
            var count = 0
            try db.query(
                "SELECT ?1 AS number, ?2 AS text, ?3 AS no_text, ?4 AS bytes, ?5 AS no_bytes, ?6 AS none", arguments
            ) { row in
                let (nothing, bytes): (String?, [UInt8]) = (try row["none"], try row["bytes"])
                #expect(nothing == nil && bytes == [0, 255, 0])
                let (noBytes, number): ([UInt8], Int64) = (try row["no_bytes"], try row["number"])
                #expect(noBytes == [] && number == .min)
                let (text, noText): (String, String) = (try row["text"], try row["no_text"])
                #expect(text == "é\u{1F511}" && noText == "")
                count += 1
                return true
            }
            #expect(count == 1)
        }
    }

    @Test func `a value of another type, or of no column, is unreadable`() async throws {
        try await reading { db in
            try db.query("SELECT 1 AS number, 'a' AS text, x'00' AS bytes, 1.5 AS half", []) { row in
                for column in ["text", "bytes", "half", "none"] {
                    #expect(throws: UnreadableValue.self) { let _: Int64? = try row[column] }
                }
                for column in ["number", "bytes", "half", "none"] {
                    #expect(throws: UnreadableValue.self) { let _: String? = try row[column] }
                }
                for column in ["number", "text", "half", "none"] {
                    #expect(throws: UnreadableValue.self) { let _: [UInt8]? = try row[column] }
                }
                return true
            }
        }
    }

    /// As whoever writes to the database may have put it: what reckons with such a number ends the program.
    @Test(arguments: [Int64.min, .max, -62_167_219_200_001, 253_402_300_800_000, -(1 << 53) - 1, (1 << 53) + 1])
    func `a moment of no year that can be written, or a count that is none, is unreadable`(number: Int64) async throws {
        try await reading { db in
            try db.query("SELECT ?1 AS number, 253402300799999 AS last, -62167219200000 AS first", [number]) { row in
                #expect(try row["number"] as Int64 == number)
                #expect(throws: UnreadableValue.self) { let _: Date? = try row["number"] }
                if number.magnitude > 1 << 53 {
                    #expect(throws: UnreadableValue.self) { let _: Int? = try row["number"] }
                }
                for column in ["first", "last"] {
                    let moment: Date = try row[column]
                    #expect(try moment.milliseconds == row[column] as Int64)
                }
                return true
            }
        }
    }

    @Test(arguments: [0, 1, 3]) func `another number of arguments is refused`(count: Int) async throws {
        await #expect(throws: SQLiteFault.self) {
            try await reading { db in
                try db.query("SELECT ? AS a, ? AS b", SQLArguments((0..<count).map { Int64($0) })) { _ in true }
            }
        }
    }

    @Test func `a statement is not run within itself`() async throws {
        await #expect(throws: SQLiteFault.self) {
            try await reading { db in
                try db.query("SELECT 1 AS a", []) { _ in
                    try db.query("SELECT 1 AS a", []) { _ in true }
                    return true
                }
            }
        }
    }

    @Test func `nothing of one run is left for the next`() async throws {
        try await reading { db in
            for number in [Int64(7), nil] {
                try db.query("SELECT ? AS a UNION ALL SELECT 1", [number]) { row in
                    let value: Int64? = try row["a"]
                    #expect(value == number)
                    return false
                }
            }
        }
    }
}
