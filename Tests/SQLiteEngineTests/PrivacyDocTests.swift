import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import TestSupport
import Testing

@testable import SQLiteEngine

/// Whatever the schema adds, the privacy chapter has to say what for and how long.
struct PrivacyDocTests {
    private static let doc = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/privacy.md").standardizedFileURL
    private static let seal = ["key_id", "nonce", "salt", "memory_mib", "passes", "sealed"]

    /// The columns that the chapter names, by table.
    private static func told() throws -> [String: [String]] {
        let rows = try String(contentsOf: doc, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| `") }
        return try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                try #require(cells.count == 5 && cells.allSatisfy { !$0.isEmpty }, "\(row)")
                let columns = cells[1].components(separatedBy: ", ").flatMap { name in
                    name == "the seal" ? seal : [name.trimmingCharacters(in: ["`"])]
                }
                return (cells[0].trimmingCharacters(in: ["`"]), columns)
            })
    }

    @Test func `every table and every column of the database is told of, and no other`() throws {
        let file = try StoreFile()
        try file.create()
        let told = try Self.told()
        let tables = try file.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .map { $0[0] as String }
        #expect(Set(told.keys) == Set(tables) && tables.count > 20)
        for table in tables {
            let columns = try file.rows("SELECT name FROM pragma_table_info('\(table)')").map { $0[0] as String }
            #expect(told[table]?.sorted() == columns.sorted(), "\(table)")
        }
    }
}
