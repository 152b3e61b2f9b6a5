import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func record(_ event: AuditEvent) async throws {
        try await write { db in try db.record(event) }
    }

    public func activity(of account: ID<Account>, before: Int64?, limit: Int) async throws -> [RecordedEvent] {
        try read { db in
            try db.all(Self.activitySQL, [account.blob, before ?? Int64.max, limit], RecordedEvent.init)
        }
    }

    /// `kind > 2` is what the index of the log leaves out.
    private static let activitySQL = """
        SELECT \(RecordedEvent.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind
        WHERE e.account = ? AND e.kind > 2 AND k.name IN (\(shownToOwner)) AND e.number < ?
        ORDER BY e.number DESC LIMIT ?
        """

    private static let shownToOwner = AuditEvent.Kind.shownToOwner.map { "'\($0.rawValue)'" }.sorted()
        .joined(separator: ", ")
}
