/// Until where the audit log has reached whoever it is streamed to.
package protocol AuditStreamStore: Sendable {
    /// Nil where nothing has been streamed yet.
    func auditStreamPlace() async throws -> AuditStreamPlace?
    /// Keeps it in place of an earlier one.
    func keep(_ place: AuditStreamPlace) async throws
    /// The entry at `number` and those behind it, in order; waits on a thread of its own.
    func entries(from number: Int64, limit: Int) async throws -> [AuditEntry]
}

/// The last entry that was taken.
package struct AuditStreamPlace: Sendable, Hashable {
    package let number: Int64
    /// Of that entry.
    package let hash: [UInt8]

    package init(number: Int64, hash: [UInt8]) { (self.number, self.hash) = (number, hash) }

    /// Before the first.
    package static let start = AuditStreamPlace(number: 0, hash: AuditEntry.noHash)
}
