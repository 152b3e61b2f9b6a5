import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func search(for traces: Traces) async throws -> TraceSearch {
        let needles = Needle.all(of: traces)
        var reader = FileSearch(needles: needles.map(\.spellings))
        let files = ["", "-wal", "-shm", "-journal"].map { path + $0 }.filter(FileManager.default.fileExists)
        for file in files { try reader.read(file) }
        let standing = needles.indices.filter { reader.standing.contains($0) }.map { needles[$0] }
        let shared = try await readAside { db in try standing.filter { try db.somebodyElseHas($0) }.count }
        return TraceSearch(
            files: files.map { URL(fileURLWithPath: $0).lastPathComponent }, bytes: reader.bytes,
            values: needles.count, found: standing.count - shared, shared: shared,
            tooShort: traces.texts.count { $0.utf8.count < Traces.shortestText })
    }
}

/// One value that is looked for.
struct Needle: Sendable {
    let value: Value
    /// The bytes by which a database file holds it.
    let spellings: [[UInt8]]

    enum Value: Sendable, Hashable {
        case text(String)
        case phone(Int64)
        case id([UInt8])
    }

    static func all(of traces: Traces) -> [Needle] {
        let texts = traces.texts.filter { $0.utf8.count >= Traces.shortestText }.sorted()
        return texts.map { Needle(value: .text($0), spellings: [Array($0.utf8)]) }
            + traces.phones.sorted().map { Needle(value: .phone($0), spellings: [stored($0)]) }
            + traces.ids.map { Needle(value: .id($0), spellings: [$0]) }
    }

    /// A whole number as SQLite stores it in a row: as few bytes as hold it, of 4, 6 or 8, the highest first.
    private static func stored(_ number: Int64) -> [UInt8] {
        let size = number <= Int64(Int32.max) ? 4 : number < 1 << 47 ? 6 : 8
        return (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * Int64(size - 1 - $0))) }
    }
}
