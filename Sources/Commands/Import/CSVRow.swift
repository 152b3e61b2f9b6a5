struct CSVRow: Sendable, Equatable {
    /// The line it begins in, from 1.
    let line: Int
    let fields: [String]
}
