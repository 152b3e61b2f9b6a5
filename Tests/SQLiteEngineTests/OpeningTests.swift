import Foundation
import GRDB
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// A database that cannot be used says why, and is left as it was.
struct OpeningTests {
    private func failure(_ file: StoreFile, _ use: SQLiteEngine.Use = .server) throws -> StoreFailure? {
        do {
            try file.open(use).close()
            return nil
        } catch let failure as StoreFailure {
            return failure
        }
    }

    @Test func `a second server on one file is refused, also by another name`() throws {
        let file = try StoreFile()
        let first = try file.open()
        #expect(try failure(file) == .locked(path: file.path))
        let link = file.folder.path(of: "link.sqlite")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path)
        #expect(throws: StoreFailure.locked(path: file.path)) { try SQLStore.sqlite(at: link, world: file.world.world) }
        try first.close()
        #expect(try failure(file) == nil)
    }

    @Test func `a command works beside the server`() async throws {
        let file = try StoreFile()
        let server = try file.open()
        let command = try file.open(.command)
        let new = file.world.newAccount()
        #expect(try await command.add([new], by: .host).isEmpty)
        try command.close()
        #expect(try await server.account(new.account.id)?.number == new.account.number)
    }

    @Test func `a database of a later version is refused`() throws {
        let file = try StoreFile()
        try file.create()
        try file.execute("INSERT INTO migrations (name, checksum) VALUES ('M9999-later', x'00')")
        #expect(try failure(file) == .newer(path: file.path))
        #expect(try failure(file, .command) == .newer(path: file.path))
    }

    @Test func `a database made by an altered migration is refused`() throws {
        let file = try StoreFile()
        try file.create()
        try file.execute("UPDATE migrations SET checksum = x'00'")
        #expect(try failure(file) == .damaged(path: file.path))
    }

    @Test func `another program's database is refused and not touched`() throws {
        let file = try StoreFile()
        try file.execute("CREATE TABLE recipes (name TEXT)")
        #expect(try failure(file) == .damaged(path: file.path))
        #expect(try file.rows("SELECT name FROM sqlite_schema").map { $0[0] as String } == ["recipes"])
    }

    @Test func `a file that is no database is refused and not touched`() throws {
        let file = try StoreFile()
        let bytes = Data(file.world.randomBytes(8192))
        try bytes.write(to: URL(fileURLWithPath: file.path))
        #expect(try failure(file) == .damaged(path: file.path))
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == bytes)
    }

    @Test func `a folder that is not there is told from one that cannot be written`() throws {
        let folder = try TemporaryFolder()
        let missing = folder.path(of: "missing/database.sqlite")
        #expect(throws: StoreFailure.unreachable(path: missing)) {
            try SQLStore.sqlite(at: missing, world: AdvancingWorld().world)
        }
        #expect(throws: StoreFailure.unreachable(path: folder.path)) {
            try SQLStore.sqlite(at: folder.path, world: AdvancingWorld().world)
        }
        let device = "/dev/full/database.sqlite"
        #expect(throws: StoreFailure.unreachable(path: device)) {
            try SQLStore.sqlite(at: device, world: AdvancingWorld().world)
        }
    }

    @Test(arguments: [true, false])
    func `a folder without the right to write is told`(hasDatabase: Bool) async throws {
        let file = try StoreFile()
        if hasDatabase {
            try file.create()
            try FileManager.default.removeItem(atPath: file.folder.path(of: "database.lock"))
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file.path)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: file.folder.path)
        let probe = try Probe.start(["open", file.path])
        probe.waitUntilExit()
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.folder.path)
        #expect(probe.lines() == ["\(StoreFailure.readOnly(path: file.path))"])
    }
}
