import Foundation

/// A new invitation of an account: to its first owner, as long as nobody has activated it.
package struct AccountInvitation: Sendable {
    package let owner: Member
    package let event: AuditEvent

    /// - Parameter members: of the account, in the order in which they joined.
    package init?(to account: Account, members: [Member], by origin: AuditOrigin, at now: Date) {
        guard account.status == .pending, let owner = members.first(where: { $0.role == .owner }) else { return nil }
        self.owner = owner
        event = origin.event(.accountInvited, at: now, account: account.id)
    }
}
