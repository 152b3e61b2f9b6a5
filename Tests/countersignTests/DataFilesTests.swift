import Foundation
import Logging
import TestSupport
import Testing

@testable import AppConfiguration
@testable import Commands

/// Who else may read the files of a database.
struct DataFilesTests {
    @Test func `a database, what is beside it and a backup are taken from others at the start`() throws {
        let folder = try TemporaryFolder()
        let names = ["backup-1.sqlite", "database.sqlite", "database.sqlite-shm", "database.sqlite-wal"]
        for (name, mode) in zip(names + ["notes.txt"], [0o644, 0o640, 0o600, 0o604, 0o644]) {
            _ = FileManager.default.createFile(atPath: folder.path(of: name), contents: Data())
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path(of: name))
        }
        let files = DataFiles(database: folder.path(of: "database.sqlite"))
        #expect(files.openToOthers().map(\.mode) == [0o644, 0o640, 0o604])
        #expect(throws: CommandError.self) { try files.requirePrivate() }
        try files.takeFromOthers(Logger(label: "test"))
        #expect(files.openToOthers().isEmpty)
        try files.requirePrivate()
        let notes = try FileManager.default.attributesOfItem(atPath: folder.path(of: "notes.txt"))
        #expect(notes[.posixPermissions] as? Int == 0o644, "not ours")
    }
}
