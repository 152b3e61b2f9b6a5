import Foundation

/// "This was not me": the owner's report that somebody else has been at the account.
///
/// Every other session, link, known browser and code ends, and nothing is checked until there is a new question. Somebody
/// may be on the phone as the owner this minute: what was verified ends as well.
package struct NotMeReport: Sendable {
    package let revokes: AccessRevocation
    /// The calls under way, as they are to be kept. Their grants go.
    package let calls: [Call]
    /// In order: the ends of the calls, then the report.
    package let events: [AuditEvent]

    /// Every answer of the account as it is to be kept.
    package static func reported(_ budget: GuessBudget) -> GuessBudget {
        GuessBudget(
            wrongInARow: budget.wrongInARow, wrongInAll: budget.wrongInAll, lockedUntil: budget.lockedUntil,
            isReported: true)
    }

    /// - Parameter calls: those about the account that nobody has closed, the latest first.
    package init(
        about account: ID<Account>, calls: [Call], keeping session: TokenHash, by origin: AuditOrigin, at now: Date
    ) {
        let endings = calls.compactMap { CallEnding.withdrawing($0, at: now) }
        revokes = .reported(account, keeping: session)
        self.calls = endings.map(\.call)
        events = endings.compactMap(\.event) + [origin.event(.reportedNotMe, at: now, account: account)]
    }
}
