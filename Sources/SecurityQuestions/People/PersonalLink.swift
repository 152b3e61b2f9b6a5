import Foundation

/// A link that is mailed to a member, or to the owner of an account that waits for activation: in place of an earlier one,
/// which opens nothing from then on.
package struct PersonalLink: Sendable {
    package let link: MailedLink
    /// Nil where no mail is sent.
    package let mail: Message.Kind?
    package let event: AuditEvent

    /// Whether a link for a new password or address, kept until `expiresAt`, opens something.
    ///
    /// - Parameter account: of the member whose link it is.
    package static func isGood(until expiresAt: Date, account: Account.Status, at now: Date) -> Bool {
        expiresAt > now && account.isOpenToMembers
    }

    package static func passwordReset(
        _ link: MailedLink, of member: Member, by origin: AuditOrigin, at now: Date
    ) -> PersonalLink {
        PersonalLink(
            link: link, mail: .passwordReset,
            event: origin.event(.passwordResetAsked, at: now, account: member.account))
    }

    /// To the new address. Nobody is told whether it is free: to one that another member of the brand has, nothing is sent.
    package static func addressChange(
        _ link: MailedLink, of member: Member, isFree: Bool, by origin: AuditOrigin, at now: Date
    ) -> PersonalLink {
        PersonalLink(
            link: link, mail: isFree ? .emailConfirmation : nil,
            event: origin.event(.emailChangeAsked, at: now, account: member.account))
    }

    /// Somebody joins an account; nil where it is not open to members or the address is taken.
    package static func newMember(
        _ link: MailedLink, for member: Member, account: Account, isFree: Bool, by origin: AuditOrigin, at now: Date
    ) -> PersonalLink? {
        guard account.status.isOpenToMembers, isFree else { return nil }
        return PersonalLink(
            link: link, mail: .memberAdded,
            event: origin.event(.memberAdded, at: now, account: account.id, detail: member.role.rawValue))
    }
}
