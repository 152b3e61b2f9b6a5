import Foundation
import GRDB
import SQLStore
import SecurityQuestions

extension SQLiteEngine {
    package func search(for traces: Traces) async throws -> TraceSearch {
        let needles = Needle.all(of: traces)
        var reader = FileSearch(needles: needles.map(\.spellings))
        let files = ["", "-wal", "-shm", "-journal"].map { path + $0 }.filter(FileManager.default.fileExists)
        for file in files { try reader.read(file) }
        let standing = needles.indices.filter { reader.standing.contains($0) }.map { needles[$0] }
        let shared = try await longReaders.aside { db in try standing.filter { try db.somebodyElseHas($0) }.count }
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

extension Database {
    private func exists(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
        try Row.fetchOne(self, sql: sql, arguments: arguments) != nil
    }

    /// Whether a row of somebody else holds an erased value, as it may: two people can have one name, and a company's name
    /// can be a part of another's address. The rows of the erased account are gone, so whoever has it is somebody else.
    func somebodyElseHas(_ needle: Needle) throws -> Bool {
        switch needle.value {
        case .text(let text): try exists(Self.textSQL, [text])
        case .phone(let phone):
            try exists(
                "SELECT 1 FROM phones WHERE phone = ?1 UNION ALL SELECT 1 FROM calls WHERE from_number = ?1", [phone])
        // The id of the log-in by which somebody goes on using another account.
        case .id(let id): try exists("SELECT 1 FROM members WHERE log_in = ?", [Data(id)])
        }
    }

    private static let textSQL =
        (SharedValues.columns + [("sqlite_schema", "sql")])
        .map { table, column in "SELECT 1 FROM \(table) WHERE instr(\(column), ?1)" }
        .joined(separator: " UNION ALL ") + " LIMIT 1"
}

/// Reads files from beginning to end, once for all needles, and notes which of them stand there.
///
/// The first four bytes of each needle are looked for at every place; only where they stand is the rest compared.
struct FileSearch {
    private let needles: [[[UInt8]]]
    /// By their first four bytes: which needle, and which spelling of it.
    private let beginnings: [UInt32: [(needle: Int, spelling: [UInt8])]]
    /// Whether any beginning ends in these two bytes: most places are passed over by this alone.
    private let endings: [Bool]
    private(set) var standing: Set<Int> = []
    private(set) var bytes = 0
    private static let piece = 4 << 20

    /// - Precondition: every spelling has four bytes at least.
    init(needles: [[[UInt8]]]) {
        self.needles = needles
        var beginnings: [UInt32: [(needle: Int, spelling: [UInt8])]] = [:]
        var endings = [Bool](repeating: false, count: 1 << 16)
        for (index, spellings) in needles.enumerated() {
            for spelling in spellings {
                let key = spelling.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                beginnings[key, default: []].append((index, spelling))
                endings[Int(key & 0xFFFF)] = true
            }
        }
        self.beginnings = beginnings
        self.endings = endings
    }

    mutating func read(_ path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { return }
        defer { try? file.close() }
        let overlap = (needles.flatMap { $0 }.map(\.count).max() ?? 1) - 1
        var before: [UInt8] = []
        while let piece = try file.read(upToCount: Self.piece), !piece.isEmpty {
            bytes += piece.count
            let window = before + Array(piece)
            note(window)
            before = Array(window.suffix(overlap))
        }
    }

    mutating func note(_ window: [UInt8]) {
        var key: UInt32 = 0
        for (place, byte) in window.enumerated() {
            key = key << 8 | UInt32(byte)
            guard endings[Int(key & 0xFFFF)], place >= 3, let candidates = beginnings[key] else { continue }
            for candidate in candidates where window[(place - 3)...].starts(with: candidate.spelling) {
                standing.insert(candidate.needle)
            }
        }
    }
}
