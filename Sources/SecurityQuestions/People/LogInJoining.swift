import Foundation

/// How somebody comes to belong to an account whose invitation went to their address.
///
/// The link alone chooses a password, and with it agrees. Where the log-in of the address opens other accounts it must not: whoever
/// invites somebody would send a way into those. There the person logs in, with second factor and all, and then agrees.
package enum LogInJoining {
    /// - Parameter opened: what the log-in of the address opens now.
    package static func isByLogIn(of invited: Member, opened: [Opened]) -> Bool {
        !opened.isEmpty && !opened.contains { $0.member.id == invited.id }
    }

    package static func accepted(_ member: Member, by origin: AuditOrigin, at now: Date) -> AuditEvent {
        origin.event(.invitationAccepted, at: now, account: member.account)
    }
}
