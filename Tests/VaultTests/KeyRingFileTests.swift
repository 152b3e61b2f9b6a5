import Foundation
import Glibc
import SecurityQuestions
import Testing

@testable import Vault

@Suite final class KeyRingFileTests {
    let folder: URL
    let file: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "key-ring-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        file = folder.appending(path: "keys").path
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `The first start makes a file that only its owner can read, and leaves nothing else behind`()
        async throws
    {
        let old = umask(0)
        defer { umask(old) }
        let store = RememberedKeys()
        let ring = try await KeyRing.open(file: file, world: .test, for: store)
        #expect(try mode() == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["keys"])
        #expect(store.all.keys.sorted() == [ring.newest.id])
    }

    @Test func `The second start reads the same keys`() async throws {
        let store = RememberedKeys()
        let first = try await KeyRing.open(file: file, world: .test, for: store)
        let second = try await KeyRing.open(file: file, world: .test, for: store)
        #expect(second.newest.check == first.newest.check)
    }

    @Test func `Many first starts at once agree on one ring`() async throws {
        let store = RememberedKeys()
        let file = file
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try await KeyRing.open(file: file, world: .test, for: store).newest.id } }
            let ids = try await group.reduce(into: Set()) { $0.insert($1) }
            #expect(ids.count == 1)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["keys"])
    }

    @Test func `A missing file is not made anew beside a database with secrets`() async throws {
        let store = RememberedKeys(["older": []])
        await #expect(throws: KeyRingFailure.fileMissing(path: file)) {
            try await KeyRing.open(file: file, world: .test, for: store)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func `A mounted file may be read by its group, by others not, and is written by its owner alone`()
        async throws
    {
        let ring = try await KeyRing.open(file: file, world: .test, for: RememberedKeys())
        for mode in [0o400, 0o440, 0o640] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
            #expect(try KeyRing(mountedFile: file).newest.check == ring.newest.check)
        }
        #expect(throws: KeyRingFailure.openToOthers(path: file, mode: 0o640)) { try KeyRing(file: file) }
        for mode in [0o444, 0o460, 0o450, 0o441] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
            #expect(throws: KeyRingFailure.openToOthers(path: file, mode: UInt32(mode))) {
                try KeyRing(mountedFile: file)
            }
        }
    }

    @Test(
        "A file that group or others may read, write or run is refused",
        arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o644, 0o666, 0o777])
    func open(mode: Int) throws {
        try write(KeyRing.new(.test), mode: mode)
        #expect(throws: KeyRingFailure.openToOthers(path: file, mode: UInt32(mode))) { try KeyRing(file: file) }
    }

    @Test("A file for its owner alone is taken", arguments: [0o600, 0o400])
    func closed(mode: Int) throws {
        try write(KeyRing.new(.test), mode: mode)
        #expect(try KeyRing(file: file).keys.count == 1)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func `A file of another user is refused`() throws {
        try write(KeyRing.new(.test), mode: 0o600)
        try FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: file)
        #expect(throws: KeyRingFailure.foreignOwner(path: file, owner: 65_534)) { try KeyRing(file: file) }
    }

    @Test func `A file that is cut off anywhere is refused`() throws {
        let whole = KeyRing.new(.test)
        for length in 0..<whole.utf8.count - 1 {
            try write(String(decoding: whole.utf8.prefix(length), as: UTF8.self), mode: 0o600)
            #expect(throws: KeyRingFailure.self, "\(length) bytes") { try KeyRing(file: file) }
        }
        try write(String(whole.dropLast(2)), mode: 0o600)
        #expect(throws: KeyRingFailure.truncated) { try KeyRing(file: file) }
    }

    @Test func `A file that lacks only its last line end is taken, and a key is added to it on a line of its own`()
        throws
    {
        try write(String(KeyRing.new(.test).dropLast()), mode: 0o600)
        #expect(try KeyRing(file: file).keys.count == 1)
        _ = try KeyRing.addKey(toFile: file, world: .test)
        #expect(try KeyRing(file: file).keys.count == 2)
    }

    @Test func `An altered file is refused`() throws {
        try write(KeyRing.new(.test).replacing("countersign", with: "Countersign"), mode: 0o600)
        #expect(throws: KeyRingFailure.notAKeyRing) { try KeyRing(file: file) }
        let data = Data([0xFF, 0xFE, 0x0A])
        try data.write(to: URL(fileURLWithPath: file))
        #expect(throws: KeyRingFailure.notAKeyRing) { try KeyRing(file: file) }
    }

    @Test func `A folder, a pipe and a missing file are told apart`() throws {
        #expect(throws: KeyRingFailure.fileMissing(path: file)) { try KeyRing(file: file) }
        #expect(throws: KeyRingFailure.notAFile(path: folder.path)) { try KeyRing(file: folder.path) }
        #expect(unsafe mkfifo(file, 0o600) == 0)  // a C string
        #expect(throws: KeyRingFailure.notAFile(path: file)) { try KeyRing(file: file) }
    }

    @Test func `Where no file can be made, the reason is told`() async throws {
        let nowhere = folder.appending(path: "no/such/folder/keys").path
        await #expect(throws: KeyRingFailure.notCreated(path: nowhere, code: ENOENT)) {
            try await KeyRing.open(file: nowhere, world: .test, for: RememberedKeys())
        }
    }

    private func write(_ text: String, mode: Int) throws {
        try? FileManager.default.removeItem(atPath: file)
        try text.write(toFile: file, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    }

    private func mode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    }
}
