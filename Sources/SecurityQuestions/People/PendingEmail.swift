import Foundation

/// A new address that waits to be confirmed by the link that was mailed there, as its member sees it.
package struct PendingEmail: Sendable {
    package let email: EmailAddress
    /// The link is good until then.
    package let until: Date
    /// Asked for by whoever runs the installation: without the old mailbox's word it takes effect then, at the soonest.
    package let waitsUntil: Date?

    package init(email: EmailAddress, until: Date, waitsUntil: Date? = nil) {
        (self.email, self.until, self.waitsUntil) = (email, until, waitsUntil)
    }

    /// The member takes the wish back.
    package static func cancelled(by origin: AuditOrigin, _ member: Member, at now: Date) -> AuditEvent {
        origin.event(.emailChangeCancelled, at: now, account: member.account)
    }
}

/// Takes back the wish for another address. Its link opens nothing any more.
package struct CancelEmailChange: Sendable {
    private let stores: any MemberStore

    package init(stores: any MemberStore) { self.stores = stores }

    package func perform(in login: MemberSession, from address: String?) async throws {
        try await stores.cancelEmailChange(
            of: login.member.id, by: AuditOrigin(login.member, address: address))
    }
}
