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

    /// One that the owner asks for, at most once a day.
    ///
    /// - Parameter expiresAt: when the one ends that there is.
    package static func renewal(
        of account: Account, members: [Member], endingAt expiresAt: Date?, by origin: AuditOrigin, at now: Date
    ) -> AccountInvitation? {
        let madeAt = expiresAt?.addingTimeInterval(-Activation.lifetime)
        guard madeAt.map({ $0 <= now.addingTimeInterval(-rest) }) ?? true else { return nil }
        return AccountInvitation(to: account, members: members, by: origin, at: now)
    }

    private static let rest: TimeInterval = 24 * 3600
}
