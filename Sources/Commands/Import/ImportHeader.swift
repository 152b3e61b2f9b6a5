import SecurityQuestions

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
