/// The plain-text tables of the rules: one row a line, columns parted by spaces, `|` between alternatives.
enum Table {
    /// Cut at scalars, for a column may begin with a mark that a `Character` would join to the space before it.
    static func rows(_ text: String) -> [[Substring]] {
        text.unicodeScalars.split(separator: "\n").map { row in row.split(separator: " ").map { Substring($0) } }
    }

    static func alternatives(_ column: Substring) -> [Substring] {
        column.split(separator: "|")
    }

    /// The keys of a list of words, each as it comes out of ``LetterFolding``.
    static func keys(_ text: String) -> Set<String> {
        Set(rows(text).joined().map { LetterFolding.shared.key(of: $0) })
    }
}
