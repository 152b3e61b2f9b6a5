/// What a backup holds, and what it needs. The keys are never in it.
public struct BackupFacts: Sendable, Hashable {
    public let accounts: Int
    /// The number of the last entry of the audit log; 0 where there is none.
    public let lastEntry: Int64
    /// The keys that something in it is sealed or marked with.
    public let keyIDs: [String]

    public init(accounts: Int, lastEntry: Int64, keyIDs: [String]) {
        self.accounts = accounts
        self.lastEntry = lastEntry
        self.keyIDs = keyIDs
    }
}
