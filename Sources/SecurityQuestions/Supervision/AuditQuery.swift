import Foundation

/// What a supervisor searches the audit log for. What is nil does not limit it.
public struct AuditQuery: Sendable {
    /// Events of accounts of these brands, and events without an account.
    public var brands: [Brand.ID]
    public var account: ID<Account>?
    public var agent: ID<Agent>?
    public var kinds: [AuditEvent.Kind] = []
    public var from: Date?
    public var until: Date?
    /// Older than the entry of this number.
    public var before: Int64?

    public init(brands: [Brand.ID]) { self.brands = brands }
}
