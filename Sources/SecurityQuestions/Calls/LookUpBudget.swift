import Foundation

/// Rate limit of an agent's look-ups: sixty that name an account and twenty that name none within an hour, then look-ups pause
/// until the oldest of them is an hour old. A call that was opened and ended without an attempt counts as one that names none: it
/// showed a question and checked nothing. Where those are spent no new call is opened: a ticket of before opens none either.
package enum LookUpBudget {
    package static let namingAllowed = 60
    package static let failuresAllowed = 20
    package static let window: TimeInterval = 3600
}

/// What the pause of an agent's look-ups is told by.
package struct LookUpStanding: Sendable {
    /// When the latest look-ups were made that name an account, newest first; at least ``LookUpBudget/namingAllowed``.
    package let naming: [Date]
    /// When the latest were made that name none, or calls opened that took no attempt, newest first; likewise.
    package let failures: [Date]
    /// The end of the latest pause that the audit log tells of.
    package let pauseTold: Date?

    package init(naming: [Date], failures: [Date], pauseTold: Date?) {
        self.naming = naming
        self.failures = failures
        self.pauseTold = pauseTold
    }

    /// Until when look-ups pause; nil where the next may be made.
    package func pause(at now: Date) -> Date? {
        [Self.end(of: naming, LookUpBudget.namingAllowed, at: now), pauseByFailures(at: now)].compactMap(\.self).max()
    }

    /// The same, by those alone that name none, and calls that took no attempt.
    package func pauseByFailures(at now: Date) -> Date? {
        Self.end(of: failures, LookUpBudget.failuresAllowed, at: now)
    }

    private static func end(of dates: [Date], _ allowed: Int, at now: Date) -> Date? {
        let recent = dates.filter { now.timeIntervalSince($0) < LookUpBudget.window }
        return recent.count < allowed ? nil : recent[allowed - 1].addingTimeInterval(LookUpBudget.window)
    }
}
