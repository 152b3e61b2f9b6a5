import Foundation

/// A link that is mailed to a member, or to the owner of an account that waits for activation. One for a new address or an
/// invitation takes the place of an earlier one; one for a new password does not, for anybody may ask for it.
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

    /// After a link for a new password no other is mailed for so long: the one in the mailbox is good for as long again.
    package static let resetSpacing = MailedLink.resetLifetime / 2

    /// Nil where one has just been mailed.
    ///
    /// - Parameter unspent: until when each link is good that the member has not used.
    package static func passwordReset(
        _ link: MailedLink, of member: Member, unspent: [Date], by origin: AuditOrigin, at now: Date
    ) -> PersonalLink? {
        // One that lasts longer is a new member's, from another day.
        let isJustMailed = unspent.contains {
            let left = $0.timeIntervalSince(now)
            return left > MailedLink.resetLifetime - resetSpacing && left <= MailedLink.resetLifetime
        }
        guard !isJustMailed else { return nil }
        return PersonalLink(
            link: link, mail: .passwordReset,
            event: origin.event(.passwordResetAsked, at: now, account: member.account))
    }

    /// To the new address. Nobody is told whether it is free: to one that another member of the brand has, nothing is sent.
    package static func addressChange(
        _ link: MailedLink, to email: EmailAddress, of member: Member, isFree: Bool, by origin: AuditOrigin,
        at now: Date
    ) -> PersonalLink {
        var event = AuditEvent.addresses(
            origin.event(.emailChangeAsked, at: now, account: member.account), from: member.email, to: email)
        // The old address hears of it, whoever asked and whatever its member's role.
        event.changedMember = member.id
        return PersonalLink(link: link, mail: isFree ? .emailConfirmation : nil, event: event)
    }
}
