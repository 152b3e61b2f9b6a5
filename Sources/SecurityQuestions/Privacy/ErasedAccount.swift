/// What an erasure has taken.
public struct ErasedAccount: Sendable {
    /// How many rows of each table; tables without any are left out.
    public let rows: [String: Int]
    /// How many groups of values of the audit log.
    public let auditValues: Int
    /// The entry that tells of it, by number and hash.
    public let entry: (number: Int64, hash: [UInt8])
    /// What was erased, to look for it afterwards.
    public let traces: Traces

    public init(rows: [String: Int], auditValues: Int, entry: (number: Int64, hash: [UInt8]), traces: Traces) {
        self.rows = rows
        self.auditValues = auditValues
        self.entry = entry
        self.traces = traces
    }
}
