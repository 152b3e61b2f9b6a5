import Foundation

/// A member as the list of an account's people shows them.
package struct AccountPerson: Sendable {
    package let member: Member
    /// Without one they have not accepted their invitation. Whom the brand's provider knows needs none, and counts as having one.
    package let hasPassword: Bool
    /// Until when the latest of their links for a password is good, whether it is over or not.
    package let linkUntil: Date?
    /// When they were last seen logged in.
    package let seenAt: Date?
    /// Whether the brand's provider knows them, by this account or by another one of their log-in.
    package let isLinked: Bool

    package init(
        member: Member, hasPassword: Bool, linkUntil: Date? = nil, seenAt: Date? = nil, isLinked: Bool = false
    ) {
        self.isLinked = isLinked
        self.member = member
        self.hasPassword = hasPassword
        self.linkUntil = linkUntil
        self.seenAt = seenAt
    }

    package var state: State { hasPassword ? .joined : .invited(until: linkUntil) }

    /// A link to accept their invitation is good.
    package func isInvited(at now: Date) -> Bool {
        if case .invited(let until?) = state { until > now } else { false }
    }

    package enum State: Sendable, Hashable {
        case joined
        /// Until when the link is good; nil where there is none any more.
        case invited(until: Date?)
    }
}

extension [AccountPerson] {
    /// Whether nobody else could manage the account: another owner who has accepted their invitation.
    package func isLastOwner(_ member: Member) -> Bool {
        member.role == .owner && !contains { $0.member.role == .owner && $0.hasPassword && $0.member.id != member.id }
    }
}
