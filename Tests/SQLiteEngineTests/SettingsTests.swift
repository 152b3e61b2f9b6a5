import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// What an acknowledged change relies on is really switched on.
struct SettingsTests {
    private static func values(of pragmas: [String], _ db: Database) throws -> [String?] {
        try pragmas.map { try String.fetchOne(db, sql: "PRAGMA \($0)") }
    }

    @Test func `the writer waits for the disk, checks foreign keys and logs ahead`() async throws {
        let store = try StoreFile().open()
        let values = try await store.file.writer.writeWithoutTransaction { db in
            try Self.values(of: ["journal_mode", "synchronous", "foreign_keys", "busy_timeout", "trusted_schema"], db)
        }
        #expect(values == ["wal", "2", "1", "10000", "0"], "synchronous = 2 is FULL")
    }

    @Test func `readers cannot write and keep a small cache`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        let values = try await store.file.pageReaders.aside { db in
            try Self.values(of: ["cache_size", "foreign_keys"], db)
        }
        #expect(values == ["-1024", "1"])
        await #expect(throws: StoreFailure.readOnly(path: file.path)) {
            try await store.file.read { _ = try $0.execute("DELETE FROM sessions", []) }
        }
        withExtendedLifetime(file) {}
    }

    @Test func `a closed database is one file`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        _ = try await store.openCall(file.world)
        for _ in 0..<3 { _ = try await store.agents() }
        try store.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: file.folder.path)
        #expect(names.sorted() == ["database.lock", "database.sqlite"])
        #expect(try file.number("SELECT count(*) FROM calls") == 1)
    }

    @Test func `every table is strict`() throws {
        let file = try StoreFile()
        try file.create()
        let loose = try file.rows(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'view' AND NOT strict")
        #expect(loose.map { $0[0] as String } == ["sqlite_schema"])
    }

    @Test func `nobody but the owner can read the files`() throws {
        let file = try StoreFile()
        let store = try file.open()
        for name in try FileManager.default.contentsOfDirectory(atPath: file.folder.path) {
            let attributes = try FileManager.default.attributesOfItem(atPath: file.folder.path(of: name))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        try store.close()
    }

    @Test func `times keep their milliseconds and lose what is below`() {
        for milliseconds in stride(from: Int64(1_700_000_000_000), to: 1_700_000_010_000, by: 1) {
            #expect(Date(milliseconds: milliseconds).milliseconds == milliseconds)
        }
        #expect(Date(timeIntervalSince1970: 1_700_000_000.9996).milliseconds == 1_700_000_000_999)
    }
}
