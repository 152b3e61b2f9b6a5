import DurableFiles
import Foundation

/// The lines of standard input or of a file, as many at a time as have come in. A line that is too long is not kept.
struct LineInput {
    /// In bytes.
    static let longest = 64 << 10

    private var rest: [UInt8] = []
    /// Whether the line that `rest` begins was given up already.
    private var isTooLong = false
    private var isAtEnd = false
    private let pieces: FilePieces

    init(_ pieces: FilePieces = FilePieces(descriptor: STDIN_FILENO, named: "Standard input")) {
        self.pieces = pieces
    }

    /// Nil at the end. A line is nil where it was longer than ``longest``.
    mutating func next() throws -> [[UInt8]?]? {
        if isAtEnd { return nil }
        if let piece = try pieces.next() { return lines(in: piece) }
        isAtEnd = true
        return rest.isEmpty && !isTooLong ? nil : [takeLine()]
    }

    private mutating func lines(in chunk: ArraySlice<UInt8>) -> [[UInt8]?] {
        var lines: [[UInt8]?] = []
        var start = chunk.startIndex
        while let end = chunk[start...].firstIndex(of: UInt8(ascii: "\n")) {
            keep(chunk[start..<end])
            lines.append(takeLine())
            start = end + 1
        }
        keep(chunk[start...])
        return lines
    }

    private mutating func keep(_ piece: ArraySlice<UInt8>) {
        if rest.count + piece.count > Self.longest { isTooLong = true }
        if isTooLong { rest = [] } else { rest += piece }
    }

    private mutating func takeLine() -> [UInt8]? {
        defer {
            rest = []
            isTooLong = false
        }
        if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
        return isTooLong ? nil : rest
    }
}
