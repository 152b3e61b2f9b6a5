import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// What is taken for a backup, and what is refused.
struct BackupFileTests {
    private func backup() async throws -> (StoreFile, String) {
        let file = try StoreFile()
        let store = try file.open()
        _ = try await store.openCall(file.world)
        let path = file.folder.path(of: "backup.sqlite")
        _ = try await store.file.copy(to: path)
        try store.close()
        return (file, path)
    }

    private func execute(_ sql: String, in path: String) throws {
        try DatabaseQueue(path: path).writeWithoutTransaction { db in try db.execute(sql: sql) }
    }

    @Test func `a good copy tells what is in it, and is not changed by that`() async throws {
        let (file, path) = try await backup()
        defer { withExtendedLifetime(file) {} }
        let before = try SQLiteEngine.digest(of: path) { _ in }
        let facts = try SQLiteEngine.inspect(backup: path)
        #expect(facts.accounts == 1 && facts.keyIDs == ["k1", "sample"] && facts.lastEntry > 1)
        #expect(try SQLiteEngine.digest(of: path) { _ in } == before && before.count == 64)
    }

    @Test func `what is damaged, cut off, foreign or newer is refused`() async throws {
        let (file, path) = try await backup()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        func inspect(_ change: (inout Data) -> Void) throws -> BackupFacts {
            var data = whole
            change(&data)
            let other = file.folder.path(of: "other.sqlite")
            try data.write(to: URL(fileURLWithPath: other))
            return try SQLiteEngine.inspect(backup: other)
        }
        let damaged = StoreFailure.damaged(path: file.folder.path(of: "other.sqlite"))
        #expect(try inspect { _ in }.accounts == 1)
        #expect(throws: damaged) { try inspect { $0.removeLast($0.count / 2) } }
        #expect(throws: damaged) { try inspect { $0.resetBytes(in: 4096..<12_288) } }
        #expect(throws: damaged) { try inspect { $0 = Data("not a database".utf8) } }
        #expect(throws: damaged) { try inspect { $0 = Data() } }
        #expect(throws: damaged) { try inspect { $0[68] ^= 1 } }  // the application's id
        try execute("INSERT INTO migrations (name, checksum) VALUES ('M9999-later', zeroblob(32))", in: path)
        #expect(throws: StoreFailure.newer(path: path)) { try SQLiteEngine.inspect(backup: path) }
    }

    @Test func `a row that leads nowhere is damage as well`() async throws {
        let (file, path) = try await backup()
        defer { withExtendedLifetime(file) {} }
        try execute("PRAGMA foreign_keys = OFF; DELETE FROM agents;", in: path)
        #expect(throws: StoreFailure.damaged(path: path)) { try SQLiteEngine.inspect(backup: path) }
    }

    @Test func `a copy on a full disk leaves the database as it was`() async throws {
        let (file, _) = try await backup()
        let store = try file.open()
        await #expect(throws: StoreFailure.full) {
            _ = try await store.file.copy(to: "/dev/full")
        }
        #expect(try await store.count(ofBrand: Brand.sampleCarrier.id) == 1)
        try store.close()
    }

    @Test func `a digest is taken of every byte, and each is handed on`() async throws {
        let (file, path) = try await backup()
        var bytes: [UInt8] = []
        let digest = try SQLiteEngine.digest(of: path) { bytes += $0 }
        #expect(try Data(bytes) == Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(try SQLiteEngine.digest(of: path) { _ in } == digest)
        // FIPS 180-2, appendix B.1.
        let short = file.folder.path(of: "short")
        try Data("abc".utf8).write(to: URL(fileURLWithPath: short))
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(try SQLiteEngine.digest(of: short) { _ in } == expected)
    }
}
