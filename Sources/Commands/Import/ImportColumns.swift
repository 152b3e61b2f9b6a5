import SecurityQuestions

/// The columns of an import, in whatever order the header names them.
enum ImportColumn: String, Sendable, CaseIterable {
    case number, company, phone, email, name, language
}

struct ImportHeader: Sendable {
    private let columns: [ImportColumn]

    /// Throws ``ImportProblems`` where a column is unknown, missing or named twice.
    init(_ row: CSVRow) throws(ImportProblems) {
        var columns: [ImportColumn] = []
        var complaints: [String] = []
        for field in row.fields {
            let name = field.trimmingSpaces().lowercased()
            if let column = ImportColumn(rawValue: name) {
                if columns.contains(column) { complaints.append("the column “\(name)” is there twice; remove one") }
                columns.append(column)
            } else {
                complaints.append("“\(name.shortened)” is not a column; the columns are \(Self.names)")
            }
        }
        let missing = ImportColumn.allCases.filter { !columns.contains($0) }.map(\.rawValue)
        if !missing.isEmpty {
            let list = missing.joined(separator: ", ")
            complaints.append("the header lacks \(list); the columns are \(Self.names), with , or ; between")
        }
        guard complaints.isEmpty else {
            throw ImportProblems(rows: complaints.map { ImportProblems.Row(line: row.line, complaint: $0) })
        }
        self.columns = columns
    }

    static let names = ImportColumn.allCases.map(\.rawValue).joined(separator: ", ")

    /// The fields of `row` by column, without spaces around them; nil where their number differs from the header's.
    func fields(of row: CSVRow) -> AccountFields? {
        guard row.fields.count == columns.count else { return nil }
        var fields = AccountFields()
        for (column, field) in zip(columns, row.fields) { fields[column] = field.trimmingSpaces() }
        return fields
    }

    var count: Int { columns.count }
}

/// Everything that is wrong with a file to import; nothing of it was imported.
struct ImportProblems: Error, Sendable {
    let rows: [Row]
    /// A sentence where the list may not be complete.
    var more: String?

    struct Row: Sendable, Hashable {
        let line: Int
        let complaint: String
    }

    func commandError(of file: String) -> CommandError {
        let summary = "Nothing was imported: correct the file and import it again."
        return CommandError(
            .badData, rows.map { "\(file), line \($0.line): \($0.complaint)." } + (more.map { [$0] } ?? []) + [summary])
    }
}

extension String {
    /// Fit to be quoted in a complaint.
    var shortened: String { count > 40 ? prefix(40) + "…" : self }
}
