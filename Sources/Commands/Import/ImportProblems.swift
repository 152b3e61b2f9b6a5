/// Everything that is wrong with a file to import; nothing of it was imported.
struct ImportProblems: Error, Sendable {
    let rows: [Row]
    /// A sentence where the list may not be complete.
    var more: String?

    struct Row: Sendable, Hashable {
        let line: Int
        let complaint: String
    }
}
