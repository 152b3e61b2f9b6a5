import Foundation

/// A new invitation of an account: to its first owner, as long as nobody has activated it.
package struct AccountInvitation: Sendable {
    package let owner: Member
    /// In place of an earlier one: the steps begin anew.
    package let activation: Activation
    package let event: AuditEvent

    /// - Parameter members: of the account, in the order in which they joined.
    package init?(
        to account: Account, members: [Member], expiresAt: Date, by origin: AuditOrigin, at now: Date
    ) {
        guard account.status == .pending, let owner = members.first(where: { $0.role == .owner }) else { return nil }
        self.owner = owner
        activation = Activation(
            account: account.id, member: owner.id, expiresAt: expiresAt, confirmedAt: nil, passwordChosenAt: nil,
            completedAt: nil)
        event = origin.event(.accountInvited, at: now, account: account.id)
    }
}
