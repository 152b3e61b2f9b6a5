/// Reads rows of comma-separated values (RFC 4180), told apart by `,` or `;`, from UTF-8 with any line ends.
struct CSVReader {
    private let bytes: [UInt8]
    private var place: Int
    /// The line that `place` is in, from 1.
    private var line = 1
    let separator: UInt8

    /// Takes the byte order mark off and finds the separator in the first line.
    ///
    /// Throws a ``CSVFault`` for a file that cannot be UTF-8 text.
    init(_ bytes: [UInt8]) throws(CSVFault) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw CSVFault(line: 1, reason: .utf16)
        }
        self.bytes = bytes
        place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        separator = Self.separator(in: bytes[place...])
    }

    /// The next row that is not empty; nil at the end. After a fault the next call goes on with the line after it.
    mutating func next() throws(CSVFault) -> CSVRow? {
        while place < bytes.count {
            let row = try readRow()
            if row.fields.contains(where: { !$0.isEmpty }) { return row }
        }
        return nil
    }

    private mutating func readRow() throws(CSVFault) -> CSVRow {
        let start = line
        var fields: [String] = []
        while true {
            let raw: Field
            do {
                raw = try readField(rowStart: start)
                fields.append(try text(of: raw.bytes, line: start))
            } catch {
                skipLine()
                throw error
            }
            if raw.isLast { return CSVRow(line: start, fields: fields) }
        }
    }

    private struct Field {
        var bytes: [UInt8]
        /// Whether the row ends with it.
        let isLast: Bool
    }

    private mutating func readField(rowStart: Int) throws(CSVFault) -> Field {
        guard place < bytes.count, bytes[place] == .quote else {
            let start = place
            while place < bytes.count, bytes[place] != separator, !bytes[place].endsLine { place += 1 }
            return Field(bytes: Array(bytes[start..<place]), isLast: endField())
        }
        let content = try readQuoted(rowStart: rowStart)
        guard place == bytes.count || bytes[place] == separator || bytes[place].endsLine else {
            throw CSVFault(line: line, reason: .textAfterQuote)
        }
        return Field(bytes: content, isLast: endField())
    }

    private mutating func readQuoted(rowStart: Int) throws(CSVFault) -> [UInt8] {
        var content: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == .quote {
                guard place < bytes.count, bytes[place] == .quote else { return content }
                place += 1
            }
            if byte == .lineFeed { line += 1 }
            content.append(byte)
        }
        throw CSVFault(line: rowStart, reason: .openQuote)
    }

    /// Steps over a separator or the end of a line.
    ///
    /// - Returns: whether the row has ended.
    private mutating func endField() -> Bool {
        guard place < bytes.count else { return true }
        let byte = bytes[place]
        place += 1
        if byte == separator { return false }
        if byte == .carriageReturn, place < bytes.count, bytes[place] == .lineFeed { place += 1 }
        line += 1
        return true
    }

    private mutating func skipLine() {
        while place < bytes.count, !bytes[place].endsLine { place += 1 }
        _ = endField()
    }

    private func text(of field: [UInt8], line: Int) throws(CSVFault) -> String {
        if field.contains(0) { throw CSVFault(line: line, reason: .nul) }
        guard let text = String(validating: field, as: UTF8.self) else { throw CSVFault(line: line, reason: .notUTF8) }
        return text
    }

    /// Whichever is there more often in the header.
    private static func separator(in bytes: ArraySlice<UInt8>) -> UInt8 {
        let header = bytes.prefix { !$0.endsLine }
        func count(_ byte: UInt8) -> Int { header.count { $0 == byte } }
        return count(.semicolon) > count(.comma) ? .semicolon : .comma
    }
}

extension UInt8 {
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let semicolon = UInt8(ascii: ";")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate var endsLine: Bool { self == .lineFeed || self == .carriageReturn }
}
