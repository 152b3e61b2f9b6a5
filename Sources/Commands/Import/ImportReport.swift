import Encodings
import SecurityQuestions

/// What became, or would become, of every row of a file of accounts.
struct ImportReport: Sendable {
    let rows: [Row]

    struct Row: Sendable, Encodable {
        let line: Int
        let number: String
        let company: String
        let result: Result
        let reasons: [String]
    }

    enum Result: String, Sendable, Encodable {
        case added
        /// Nothing is wrong with it.
        case toAdd = "to add"
        /// An account of its number is there.
        case present = "in already"
        case refused
    }

    /// - Parameter isAdded: all were added.
    init(_ reading: AccountFileReading, conflicts: [ImportConflict] = [], isAdded: Bool = false) {
        let reasons = Dictionary(grouping: conflicts, by: \.index).mapValues { $0.map(\.reason) }
        rows = reading.rows.map { row in
            let found = row.entry.flatMap { reasons[$0] } ?? []
            let complaints = row.entry.map { entry in found.map { $0.complaint(of: reading.entries[entry].new) } }
            let result: Result =
                if row.entry == nil {
                    .refused
                } else if found.isEmpty {
                    isAdded ? .added : .toAdd
                } else {
                    found.contains(.numberTaken) ? .present : .refused
                }
            return Row(
                line: row.line, number: row.number, company: row.company, result: result,
                reasons: row.complaints + (complaints ?? []))
        }
    }

    func count(_ result: Result) -> Int { rows.count { $0.result == result } }

    /// Whether the whole file would be added.
    var isClean: Bool { count(.toAdd) == rows.count }

    func csv(_ separator: CSVSeparator) -> String {
        let lines = rows.map {
            [String($0.line), $0.number, $0.company, $0.result.rawValue, $0.reasons.joined(separator: "; ")]
        }
        return CSVWriter.list([["line", "number", "company", "result", "reason"]] + lines, separator: separator)
    }

    /// A line for each row. What others have written stands in one line: its breaks and control characters are told.
    var text: String {
        rows.map { row in
            let reasons = row.reasons.isEmpty ? "" : ": " + row.reasons.joined(separator: "; ")
            let who = [row.number, row.company].filter { !$0.isEmpty }.map(\.shortened).joined(separator: "  ")
            let line = "Line \(row.line)  \(row.result.rawValue)\(who.isEmpty ? "" : "  \(who)")\(reasons)"
            return line.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
        }.joined()
    }

    /// What an import would do with the file as it is.
    func summary(of brand: Brand, isMailed: Bool) -> [String] {
        let counts =
            "Dry run, nothing was written: of \(rows.count) \(rows.count == 1 ? "row" : "rows") \(count(.toAdd)) to add to "
            + "\(brand.name), \(count(.present)) in already, \(count(.refused)) refused."
        let count = count(.toAdd)
        let links = isMailed ? "\(count) invitation\(count == 1 ? "" : "s") would be mailed" : "no mail would be sent"
        return isClean
            ? ["\(counts) \(links.prefix(1).uppercased())\(links.dropFirst())."]
            : [counts, "The import would be refused as a whole; without the other rows, \(links)."]
    }
}
