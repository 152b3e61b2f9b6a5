import Foundation

/// An address that was a member's not long ago: notices go there as well.
package struct PreviousAddress: Sendable, Hashable {
    package let member: ID<Member>
    package let email: EmailAddress
    package let until: Date

    /// An address that was changed is written to for so long.
    package static let lasts: TimeInterval = 30 * 24 * 3600

    /// When it stopped being the member's.
    package static func changed(keptUntil until: Date) -> Date { until.addingTimeInterval(-lasts) }

    package init(of member: ID<Member>, email: EmailAddress, until: Date) {
        self.member = member
        self.email = email
        self.until = until
    }
}
