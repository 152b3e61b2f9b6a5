import Foundation

/// Whether a supervisor lifts the lock of a question.
///
/// Nobody lifts a lock that they have brought about: attempts of the actor's own in the day before stand in the way, of
/// either method, unless they were given back. What was wrong in all stays (``GuessBudget/unlocking(at:)``).
package enum QuestionUnlock: Sendable {
    case unlocked(GuessBudget, event: AuditEvent)
    /// There is no answer, or no lock: it is open, dead or reported.
    case notLocked
    case ownAttempts
    /// Supervisors have lifted it three times within a week: only the owner's new answer opens it before the lock ends.
    case liftedOften

    /// For so long an own attempt stands in the way: as the longest lock lasts.
    package static let ownAttemptsCountFor = GuessBudget.furtherLock

    package static let liftsAllowed = 3
    package static let liftsCountFor: TimeInterval = 7 * 24 * 3600

    package static func mayLift(after lifts: [Date], at now: Date) -> Bool {
        lifts.count { $0 > now.addingTimeInterval(-liftsCountFor) } < liftsAllowed
    }

    /// - Parameters:
    ///   - budget: of the answer; nil where there is none.
    ///   - ownAttempt: when the actor's latest attempt at the account that was not given back was taken.
    ///   - lifts: when locks of the account's were lifted, whoever lifted them.
    ///   - reason: what the supervisor gave.
    package init(
        of budget: GuessBudget?, account: ID<Account>, ownAttempt: Date?, lifts: [Date], reason: String?,
        by origin: AuditOrigin, at now: Date
    ) {
        guard let unlocked = budget?.unlocking(at: now) else {
            self = .notLocked
            return
        }
        if let ownAttempt, ownAttempt > now.addingTimeInterval(-Self.ownAttemptsCountFor) {
            self = .ownAttempts
            return
        }
        guard Self.mayLift(after: lifts, at: now) else {
            self = .liftedOften
            return
        }
        self = .unlocked(unlocked, event: origin.event(.questionUnlocked, at: now, account: account, detail: reason))
    }
}
