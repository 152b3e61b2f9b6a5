import Encodings

/// Reads rows of comma-separated values (RFC 4180), told apart by `,`, `;` or a tab, in any usual encoding and with any line
/// ends, as spreadsheets write them.
struct CSVReader {
    private let bytes: [UInt8]
    private var place: Int
    /// The line that `place` is in, from 1.
    private var line = 1
    let separator: UInt8

    let encoding: TextEncoding

    /// Recognises the encoding, and finds the separator: in a first line `sep=;`, which is no row, or in the header.
    init(_ bytes: [UInt8]) {
        encoding = TextEncoding.recognise(bytes)
        self.bytes = encoding.utf8(bytes)
        place = 0
        let first = self.bytes.prefix { !$0.endsLine }
        if let named = Self.separator(named: first) {
            separator = named
            place = first.endIndex
            _ = endField()
        } else {
            separator = Self.separator(in: self.bytes)
        }
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
        guard let text = String(validating: field, as: UTF8.self), !text.unicodeScalars.contains("\u{FFFD}") else {
            throw CSVFault(line: line, reason: .notText)
        }
        return text
    }

    /// What a spreadsheet is told in the first line.
    private static func separator(named line: ArraySlice<UInt8>) -> UInt8? {
        let text = String(decoding: line, as: UTF8.self).filter { $0 != "\"" && $0 != " " }.lowercased()
        guard text.hasPrefix("sep="), let byte = text.utf8.dropFirst(4).first,
            [.semicolon, .comma, .tab].contains(byte)
        else { return nil }
        return byte
    }

    /// Whichever is there most often in the header, the first line that is not empty.
    private static func separator(in bytes: [UInt8]) -> UInt8 {
        let header = bytes.drop { $0.endsLine }.prefix { !$0.endsLine }
        func count(_ byte: UInt8) -> Int { header.count { $0 == byte } }
        return [UInt8.comma, .semicolon, .tab].reduce(.comma) { count($1) > count($0) ? $1 : $0 }
    }
}

extension UInt8 {
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let semicolon = UInt8(ascii: ";")
    fileprivate static let tab = UInt8(ascii: "\t")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate var endsLine: Bool { self == .lineFeed || self == .carriageReturn }
}
