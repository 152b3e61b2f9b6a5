import Foundation

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
