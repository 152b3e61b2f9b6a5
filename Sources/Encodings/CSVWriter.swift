/// Lines of a CSV file (RFC 4180), with nothing in them that a spreadsheet would execute.
package enum CSVWriter {
    /// What a list begins with. Spreadsheets know by the mark that it is UTF-8.
    package static let mark = "\u{FEFF}"

    package static func line(_ values: [String], separator: CSVSeparator = .comma, end: String = "\r\n") -> String {
        values.map { quoted(harmless($0)) }.joined(separator: separator.sign) + end
    }

    /// A whole list for people and scripts of the command line, which know no carriage return.
    package static func list(_ lines: [[String]], separator: CSVSeparator) -> String {
        mark + self.lines(lines, separator: separator)
    }

    /// More of a list.
    package static func lines(_ lines: [[String]], separator: CSVSeparator) -> String {
        lines.map { line($0, separator: separator, end: "\n") }.joined()
    }

    /// A cell that begins like a formula gets an apostrophe before it (OWASP, CSV Injection).
    private static func harmless(_ value: String) -> String {
        guard let first = value.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
            return value
        }
        return "'" + value
    }

    /// A semicolon separates cells where the comma is for decimals.
    private static func quoted(_ value: String) -> String {
        let needsQuotes = value.unicodeScalars.contains { "\",;\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
    }
}
