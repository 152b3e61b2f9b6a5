import Foundation

/// "This was not me": the report that somebody else has been at the account.
///
/// Of an owner or administrator: every other session, link, known browser and code ends, and nothing is checked until there
/// is a new question. Somebody may be on the phone as the owner this minute: what was verified ends as well. A user's word
/// reaches their own log-in alone, for what a user can do stops no account.
package struct NotMeReport: Sendable {
    package let revokes: AccessRevocation
    /// Whether nothing is checked on the phone until there is a new question.
    package let stopsChecks: Bool
    /// The calls under way, as they are to be kept. Their grants go.
    package let calls: [Call]
    /// In order: the ends of the calls, then the report.
    package let events: [AuditEvent]
    /// Counts that begin anew: whoever was here has used up the changes of the hour.
    package let forgets: [LoginThrottle.Subject]

    /// Every answer of the account as it is to be kept, where checks stop.
    package static func reported(_ budget: GuessBudget) -> GuessBudget {
        GuessBudget(
            wrongInARow: budget.wrongInARow, wrongInAll: budget.wrongInAll, lockedUntil: budget.lockedUntil,
            isReported: true)
    }

    /// - Parameter calls: those about the account that nobody has closed, the latest first.
    package init(
        by member: Member, calls: [Call], keeping here: AccessRevocation.Kept, from address: String?, at now: Date
    ) {
        let origin = AuditOrigin(member, address: address)
        stopsChecks = member.role.mayReportForAccount
        guard stopsChecks else {
            revokes = .reportedByUser(member.id, keeping: here)
            self.calls = []
            events = [origin.event(.ownAccessReported, at: now, account: member.account)]
            forgets = [.password(of: member.id)]
            return
        }
        let endings = calls.compactMap { CallEnding.withdrawing($0, at: now) }
        revokes = .reported(member.account, keeping: here)
        self.calls = endings.map(\.call)
        events = endings.compactMap(\.event) + [origin.event(.reportedNotMe, at: now, account: member.account)]
        forgets = [.password(of: member.id), .answer(of: member.account)]
    }
}
