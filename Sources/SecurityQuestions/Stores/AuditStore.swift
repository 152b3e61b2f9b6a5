/// What happened, in order.
public protocol AuditStore: Sendable {
    func record(_ event: AuditEvent) async throws

    /// What the owner may see of an account, newest first, older than `before` where given.
    func activity(of account: ID<Account>, before: Int64?, limit: Int) async throws -> [RecordedEvent]
}
