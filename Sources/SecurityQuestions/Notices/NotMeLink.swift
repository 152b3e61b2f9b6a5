import Foundation
import SpokenAnswers

/// The one-time link of a notice: "this was not me" without a log-in.
///
/// It opens nothing, shows nothing and logs nobody in; what it stops, an owner's log-in starts again. How far it reaches is
/// judged when it is used, by what the address it went to is then, and by the role its reader has then.
package struct NotMeLink: Sendable {
    /// Whom the notice was written to.
    package let member: Member
    package let sentTo: EmailAddress
    /// Until when notices go to that address, where it is not the member's any more.
    package let formerUntil: Date?
    /// Whom the notice names: the log-ins of who did it, and of whom it was about. Not of somebody who has only been invited: what
    /// else they log in to is no matter of this account's.
    package let named: [ID<Member>]
    package let expiresAt: Date
    package let isUsed: Bool

    /// From the moment at which the mail is sent.
    package static let lifetime: TimeInterval = 72 * 3600
    /// A former address reaches anything for so long after the change.
    package static let formerReaches: TimeInterval = 72 * 3600

    package enum Reach: Sendable, Hashable {
        /// Of an owner or administrator: checks, codes and proofs stop, and whoever the notice names is logged out.
        case account
        /// Of a plain user, whose word stops no account.
        case ownSessions
        /// From an address that was changed just now, perhaps by somebody else: checks, codes and proofs stop.
        case checks
    }

    package init(
        to member: Member, at sentTo: EmailAddress, formerUntil: Date?, named: [ID<Member>], expiresAt: Date,
        isUsed: Bool
    ) {
        self.member = member
        self.sentTo = sentTo
        self.formerUntil = formerUntil
        self.named = named
        self.expiresAt = expiresAt
        self.isUsed = isUsed
    }

    /// Nil where it was used, is too old, or went to an address that reaches nothing.
    package func reach(account: Account.Status, at now: Date) -> Reach? {
        guard !isUsed, expiresAt > now, account.isOpenToMembers else { return nil }
        return Self.reach(
            of: member.role, isPresent: member.email == sentTo, formerUntil: formerUntil, at: now)
    }

    /// How far the word of whoever reads mail at an address reaches, by that alone.
    package static func reach(of role: Member.Role, isPresent: Bool, formerUntil: Date?, at now: Date) -> Reach? {
        if isPresent { return role.mayReportForAccount ? .account : .ownSessions }
        guard role.mayReportForAccount, let formerUntil else { return nil }
        let changedAt = PreviousAddress.changed(keptUntil: formerUntil)
        return changedAt.addingTimeInterval(formerReaches) > now ? .checks : nil
    }
}

extension Message {
    /// By the link of a notice, and from which address, masked; nil where somebody who was logged in reported it.
    package var reportedFrom: String? {
        kind == .phoneStopped && about?.word == NotMeReport.byLink ? about?.name : nil
    }

    /// Phone checks go on because an owner has logged in.
    package var isResumption: Bool { kind == .questionUnlocked && about?.word == NotMeReport.endedByLogin }
}

extension Message {
    /// Where its button leads; nil where nothing that it could lead to would work for its reader.
    package enum Way: Sendable, Hashable {
        /// The link that it is for.
        case link(keyID: String)
        case careDesk
        /// "This was not me" without a log-in, once.
        case reportOnce
        /// "This was not me" for whoever logs in.
        case report
        case office
    }

    package var way: Way? {
        if let keyID { return .link(keyID: keyID) }
        if aboutAgent != nil { return .careDesk }
        if reach != nil { return .reportOnce }
        guard kind == .phoneStopped, !isFormerAddress else { return nil }
        return reportedFrom == nil ? .report : .office
    }
}
