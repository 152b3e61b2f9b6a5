import Foundation
import SpokenAnswers

/// Another address that somebody is to have, while it is not theirs: what is still missing, and what a mailbox's word does.
///
/// The new mailbox must always be proved, by the link that was mailed there. A member asks for it logged in, and nothing else is
/// missing. Whoever runs the installation asks for somebody who cannot log in, on a caller's word: then the old mailbox is asked
/// as well. Where it agrees, the change takes effect with the proof; where it says nothing, a day after it was told at the
/// soonest; "this was not me" ends the wish.
package struct EmailChange: Sendable {
    package let member: Member
    package let email: EmailAddress
    /// Without the old mailbox's word it waits until then; nil where nobody asks that.
    package let waitsUntil: Date?
    /// When the new mailbox was proved.
    package let confirmedAt: Date?
    /// When the old one agreed.
    package let agreedAt: Date?

    package static let wait: TimeInterval = 24 * 3600
    /// The new mailbox's link outlasts the wait.
    package static let linkLifetime: TimeInterval = 72 * 3600

    /// Whose link it is.
    package enum Mailbox: Sendable, Hashable { case new, old }

    package enum Step: Sendable, Hashable {
        case takesEffect
        /// The new mailbox is proved; the old one may still agree.
        case waits(until: Date)
        /// The old mailbox has agreed; the new one is to be proved.
        case waitsForNewMailbox
    }

    package enum Outcome: Sendable, Hashable {
        case changed
        case waits(until: Date)
        case waitsForNewMailbox
        /// No such link, or the address was taken meanwhile.
        case noSuchLink
    }

    package init(of member: Member, to email: EmailAddress, waitsUntil: Date?, confirmedAt: Date?, agreedAt: Date?) {
        self.member = member
        self.email = email
        self.waitsUntil = waitsUntil
        self.confirmedAt = confirmedAt
        self.agreedAt = agreedAt
    }

    /// What follows from a mailbox's word at `now`.
    package func step(by mailbox: Mailbox, at now: Date) -> Step {
        guard confirmedAt != nil || mailbox == .new else { return .waitsForNewMailbox }
        guard let waitsUntil, waitsUntil > now, agreedAt == nil, mailbox == .new else { return .takesEffect }
        return .waits(until: waitsUntil)
    }

    /// How a mailbox's word is told where the change does not take effect by it; nil where it was given before.
    package func event(of mailbox: Mailbox, by origin: AuditOrigin, at now: Date) -> AuditEvent? {
        switch mailbox {
        case .new: confirmedAt == nil ? origin.event(.emailChangeConfirmed, at: now, account: member.account) : nil
        case .old: agreedAt == nil ? origin.event(.emailChangeAgreed, at: now, account: member.account) : nil
        }
    }
}

/// A wish for another address, found by a mailed link.
package struct EmailChangeLink: Sendable {
    package let change: EmailChange
    package let account: Account
    package let mailbox: EmailChange.Mailbox

    package init(_ change: EmailChange, of account: Account, at mailbox: EmailChange.Mailbox) {
        (self.change, self.account, self.mailbox) = (change, account, mailbox)
    }

    package var member: Member { change.member }
    package var email: EmailAddress { change.email }
}
