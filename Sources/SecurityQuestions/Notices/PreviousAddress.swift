import Foundation

/// An address that was a member's not long ago: notices go there as well.
package struct PreviousAddress: Sendable, Hashable {
    package let member: ID<Member>
    package let email: EmailAddress
    package let until: Date

    package init(of member: ID<Member>, email: EmailAddress, until: Date) {
        self.member = member
        self.email = email
        self.until = until
    }
}
