import Encodings
import SpokenAnswers

/// How entries are written to a file.
enum AuditFormat: String {
    case csv, jsonl

    var contentType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .jsonl: "application/jsonl; charset=utf-8"
        }
    }

    /// What the file begins with.
    func head(_ separator: CSVSeparator) -> String {
        switch self {
        case .csv: CSVWriter.mark + CSVWriter.line(AuditLogRow.names, separator: separator)
        case .jsonl: ""
        }
    }

    func line(_ line: AuditLogRow, _ separator: CSVSeparator) throws -> String {
        switch self {
        case .csv: return CSVWriter.line(line.values, separator: separator)
        case .jsonl:
            return try JSONText.compact(line) + "\n"
        }
    }
}

extension CSVSeparator {
    /// What a spreadsheet of somebody who reads `language` most likely expects.
    init(for language: Language) {
        self =
            switch language {
            case .en: .comma
            case .fr: .semicolon
            }
    }
}
