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
