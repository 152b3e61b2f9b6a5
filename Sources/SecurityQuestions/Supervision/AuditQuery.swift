import Foundation

/// What a supervisor searches the audit log for. What is nil does not limit it.
public struct AuditQuery: Sendable {
    /// Who asks may see.
    package let visibility: AuditVisibility
    /// Entries of this brand only.
    package var brand: Brand.ID?
    public var account: ID<Account>?
    public var agent: ID<Agent>?
    /// Entries of this call only; found by its account.
    package var call: ID<Call>?
    public var kinds: [AuditEvent.Kind] = []
    public var from: Date?
    public var until: Date?
    /// Older than the entry of this number.
    public var before: Int64?

    package init(_ visibility: AuditVisibility) { self.visibility = visibility }

    /// Whether an entry is one that who asks may see, of the brand that they asked for.
    package func takes(_ event: AuditEvent, agentBrands: Set<Brand.ID>?) -> Bool {
        visibility.shows(event, agentBrands: agentBrands) && (brand == nil || brand == event.brand)
    }
}
