import Encodings

/// How entries are written to a file.
enum AuditFormat: String {
    case csv, jsonl

    var contentType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .jsonl: "application/jsonl; charset=utf-8"
        }
    }

    /// What the file begins with. Spreadsheets know by the mark that a CSV file is UTF-8.
    var head: String {
        switch self {
        case .csv: "\u{FEFF}" + CSVWriter.line(AuditLogRow.names)
        case .jsonl: ""
        }
    }

    func line(_ line: AuditLogRow) throws -> String {
        switch self {
        case .csv: return CSVWriter.line(line.values)
        case .jsonl:
            return try JSONText.compact(line) + "\n"
        }
    }
}
