import Foundation

/// The lines of standard input, as many at a time as have come in. A line that is too long is not kept.
struct LineInput {
    /// In bytes.
    static let longest = 64 << 10
    private static let chunk = 256 << 10

    private var rest: [UInt8] = []
    /// Whether the line that `rest` begins was given up already.
    private var isTooLong = false
    private var isAtEnd = false
    private var buffer = [UInt8](repeating: 0, count: Self.chunk)
    private let descriptor: Int32

    init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

    /// Nil at the end. A line is nil where it was longer than ``longest``.
    mutating func next() throws -> [[UInt8]?]? {
        if isAtEnd { return nil }
        let count = unsafe read(descriptor, &buffer, buffer.count)  // told how much room there is
        if count < 0 {
            if errno == EINTR { return [] }
            throw CommandError.file("Standard input", doing: "read", errno: errno)
        }
        guard count == 0 else { return lines(in: buffer[..<count]) }
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
