import Foundation
import GRDB
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// Whatever the schema adds, an erasure knows of it.
struct AccountRowsTests {
    @Test func `every table that leads to an account is erased with it`() throws {
        let file = try StoreFile()
        try file.create()
        let tables = try file.rows("SELECT name FROM sqlite_schema WHERE type = 'table'").map { $0[0] as String }
        var owned: Set = ["accounts"]
        var count = 0
        while count < owned.count {
            count = owned.count
            for table in tables {
                let parents = try file.rows("PRAGMA foreign_key_list(\(table))").map { $0["table"] as String }
                if !owned.isDisjoint(with: parents) { owned.insert(table) }
            }
        }
        #expect(Set(AccountRows.all.map(\.table)) == owned && owned.count > 15)
    }

    @Test func `every table that leads to a call loses its rows with an old one`() throws {
        let file = try StoreFile()
        try file.create()
        var owned: Set = ["calls"]
        for table in try file.rows("SELECT name FROM sqlite_schema WHERE type = 'table'").map({ $0[0] as String }) {
            let parents = try file.rows("PRAGMA foreign_key_list(\(table))").map { $0["table"] as String }
            if parents.contains("calls") { owned.insert(table) }
        }
        #expect(Set(CallRows.all.map { String($0.prefix { $0 != " " }) }) == owned && owned.count > 3)
    }
}

/// The search that proves an erasure.
struct FileSearchTests {
    private static let needle = Array("needle in the hay".utf8)

    private func finds(_ content: [UInt8], needles: [[UInt8]] = [needle]) throws -> Set<Int> {
        let folder = try TemporaryFolder()
        try Data(content).write(to: URL(fileURLWithPath: folder.path(of: "hay")))
        var search = FileSearch(needles: needles.map { [$0] })
        try search.read(folder.path(of: "hay"))
        #expect(search.bytes == content.count)
        return search.standing
    }

    @Test func `a value is found at the beginning, at the end, and across the pieces that are read`() throws {
        let piece = 4 << 20
        for place in [0, 1, piece - 3, piece - 17, piece, 2 * piece - 1, 2 * piece + 100] {
            var hay = [UInt8](repeating: UInt8(ascii: "n"), count: place) + Self.needle
            #expect(try finds(hay) == [0], "at \(place)")
            hay[place + 9] = 0
            #expect(try finds(hay).isEmpty, "at \(place), altered")
        }
    }

    @Test func `each value is told apart, also where one is the beginning of another`() throws {
        let needles = ["Maud", "Maude Exemple", "maud"].map { Array($0.utf8) }
        #expect(try finds(Array("...Maude Exemplo".utf8), needles: needles) == [0])
        #expect(try finds(Array("...Maude Exemple".utf8), needles: needles) == [0, 1])
        #expect(try finds(Array("MAUD".utf8), needles: needles).isEmpty)
    }

    @Test func `a phone is looked for as the database stores it`() async throws {
        let file = try StoreFile()
        let store = try file.open()
        _ = try await store.add([file.world.newAccount()], by: .host)
        var traces = Traces()
        traces.phones = [14_155_550_132]
        #expect(try await store.file.search(for: traces).shared == 1)
        traces.phones = [14_155_550_133]
        let nothing = try await store.file.search(for: traces)
        #expect(nothing.shared == 0 && nothing.found == 0 && nothing.values == 1)
        try store.close()
    }
}
