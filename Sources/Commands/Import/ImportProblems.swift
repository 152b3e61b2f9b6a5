/// Everything that is wrong with a file to import; nothing of it was imported.
struct ImportProblems: Error, Sendable {
    let rows: [Row]
    /// A sentence that goes with all of them.
    var more: String?

    struct Row: Sendable, Hashable {
        let line: Int
        let complaint: String

        /// What it has in common with complaints of other rows: all but what was quoted, and the numbers.
        fileprivate var kind: String {
            var kind = ""
            var depth = 0
            for character in complaint {
                if character == "“" { depth += 1 }
                if depth == 0, !character.isNumber { kind.append(character) }
                if character == "”" { depth -= 1 }
            }
            return kind
        }
    }

    /// A sentence for each row, or, where more than three rows have the same fault, one for all of them.
    func sentences(of file: String) -> [String] {
        var kinds: [String] = []
        var rowsOfKind: [String: [Row]] = [:]
        for row in rows {
            let kind = row.kind
            if rowsOfKind[kind] == nil { kinds.append(kind) }
            rowsOfKind[kind, default: []].append(row)
        }
        return kinds.flatMap { kind in Self.sentences(rowsOfKind[kind] ?? [], of: file) } + (more.map { [$0] } ?? [])
    }

    private static func sentences(_ rows: [Row], of file: String) -> [String] {
        guard rows.count > 3, let first = rows.first else {
            return rows.map { "\(file), line \($0.line): \($0.complaint)." }
        }
        return [
            "\(file), lines \(first.line), \(rows[1].line), \(rows[2].line) and \(rows.count - 3) more: the same fault in "
                + "\(rows.count) rows. In line \(first.line) \(first.complaint)."
        ]
    }
}
