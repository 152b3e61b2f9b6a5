import SecurityQuestions

struct ImportHeader: Sendable {
    /// Nil where a column has no name: spreadsheets leave such behind, and nothing may stand in them.
    private let columns: [ImportColumn?]

    /// Throws ``ImportProblems`` where a column is unknown, missing or named twice.
    init(_ row: CSVRow) throws(ImportProblems) {
        var columns: [ImportColumn?] = []
        var titles: [ImportColumn: String] = [:]
        var complaints: [String] = []
        for field in row.fields {
            let title = field.trimmingSpaces()
            let column = ImportColumn(written: title)
            if let column, let earlier = titles.updateValue(title, forKey: column) {
                complaints.append(Self.repeated(column, earlier, title))
            } else if column == nil, !title.isEmpty {
                complaints.append(Self.unknown(title))
            }
            columns.append(column)
        }
        let missing = ImportColumn.allCases.filter { titles[$0] == nil }.map(\.rawValue)
        if !missing.isEmpty {
            let list = missing.joined(separator: ", ")
            complaints.append("the header lacks \(list); the columns are \(Self.names), with , or ; or a tab between")
        }
        guard complaints.isEmpty else {
            throw ImportProblems(rows: complaints.map { ImportProblems.Row(line: row.line, complaint: $0) })
        }
        self.columns = columns
    }

    private static func repeated(_ column: ImportColumn, _ earlier: String, _ title: String) -> String {
        title.lowercased() == earlier.lowercased()
            ? "the column “\(title.shortened)” is there twice; remove one"
            : "the columns “\(earlier.shortened)” and “\(title.shortened)” are both the \(column.rawValue); remove one"
    }

    private static func unknown(_ title: String) -> String {
        ImportColumn.isAccess(title)
            ? "no file sets “\(title.shortened)”: remove the column, and see “countersign account --help” for the command"
            : "“\(title.shortened)” is not a column; the columns are \(names)"
    }

    static let names = ImportColumn.allCases.map(\.rawValue).joined(separator: ", ")

    /// The fields of `row` by column, without spaces around them. Spreadsheets leave out empty cells at the end of a row, or
    /// write more of them than the header has.
    func fields(of row: CSVRow) throws(ImportProblems) -> AccountFields {
        func problem(_ complaint: String) -> ImportProblems {
            ImportProblems(rows: [.init(line: row.line, complaint: complaint)])
        }
        let cells = row.fields.map { $0.trimmingSpaces() }
        let isShort =
            cells.count < columns.count
            && columns[cells.count...].contains { $0 != nil && $0 != .phone }
        if isShort || cells.dropFirst(columns.count).contains(where: { !$0.isEmpty }) {
            throw problem("the row has \(cells.count) fields and the header \(columns.count)")
        }
        var fields = AccountFields()
        for (index, (column, cell)) in zip(columns, cells).enumerated() {
            if let column {
                fields[column] = cell
            } else if !cell.isEmpty {
                throw problem("there is “\(cell.shortened)” in column \(index + 1), which has no name in the header")
            }
        }
        return fields
    }
}
