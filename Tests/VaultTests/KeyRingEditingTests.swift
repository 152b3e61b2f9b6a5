import Foundation
import Glibc
import SecurityQuestions
import Testing

@testable import Vault

@Suite final class KeyRingEditingTests {
    private let folder: URL
    private let file: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "key-ring-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        file = folder.appending(path: "keys").path
        try KeyRing.create(file: file, world: .test)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `A new key comes last, for its owner's eyes only, and every line before it stays`() throws {
        let before = try text()
        let old = umask(0)
        defer { umask(old) }
        let key = try KeyRing.addKey(toFile: file, world: .test)
        let ring = try KeyRing(file: file)
        #expect(ring.newest.id == key.id && ring.keys.count == 2)
        #expect(try text().hasPrefix(before))
        #expect(try mode() == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["keys"])
    }

    @Test func `Keys that are added at once are all there`() async throws {
        let file = file
        let ids = try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try KeyRing.addKey(toFile: file, world: .test).id } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(try Set(KeyRing(file: file).keys.map(\.id)).isSuperset(of: ids) && ids.count == 20)
        #expect(try KeyRing(file: file).keys.count == 21)
    }

    @Test func `A key that is taken out leaves the others and the comments as they are`() throws {
        let first = try KeyRing(file: file).newest.id
        let second = try KeyRing.addKey(toFile: file, world: .test).id
        let comments = try text().split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(try KeyRing.removeKey(first, fromFile: file))
        #expect(try KeyRing(file: file).keys.map(\.id) == [second])
        #expect(try text().split(separator: "\n").filter { $0.hasPrefix("#") } == comments)
        #expect(try !KeyRing.removeKey(first, fromFile: file))
        #expect(throws: KeyRingFailure.noKey) { try KeyRing.removeKey(second, fromFile: file) }
        #expect(try KeyRing(file: file).keys.map(\.id) == [second])
    }

    @Test func `Where a link leads to the ring, the ring is changed and the link stays`() throws {
        let link = folder.appending(path: "link").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        _ = try KeyRing.addKey(toFile: link, world: .test)
        #expect(try KeyRing(file: file).keys.count == 2)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
    }

    @Test func `What a power cut left of an earlier change is no obstacle`() throws {
        try Data("half a r".utf8).write(to: URL(fileURLWithPath: file + ".new"))
        _ = try KeyRing.addKey(toFile: file, world: .test)
        #expect(try KeyRing(file: file).keys.count == 2)
    }

    private func text() throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

    private func mode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    }
}
