import Foundation

/// Rate limit and lockout of a question: how many wrong attempts an account can still take.
///
/// Five wrong in a row lock the question for an hour, each further one for a day; ten wrong in all and the answer is
/// dead until the owner sets a new one. Why five and ten: `docs/guessing.md`.
///
/// An attempt is counted as wrong when it is *taken*, before anything is hashed, so that parallel attempts spend
/// exactly the budget. A right one then gives back what its call has spent.
public struct GuessBudget: Sendable, Hashable {
    public let wrongInARow: Int
    public let wrongInAll: Int
    public let lockedUntil: Date?
    /// The owner reported "this was not me": nothing is checked until there is a new question.
    public let isReported: Bool
    /// The report came by the link of a notice: an owner's log-in ends it as well.
    package private(set) var reportEndsAtLogin = false

    public static let lockAfter = 5
    public static let deadAfter = 10
    public static let firstLock: TimeInterval = 3600
    public static let furtherLock: TimeInterval = 24 * 3600
    public static let full = GuessBudget(wrongInARow: 0, wrongInAll: 0, lockedUntil: nil)

    public enum State: Sendable, Hashable {
        case open(left: Int)
        case locked(until: Date)
        case dead
        case reported
    }

    public init(wrongInARow: Int, wrongInAll: Int, lockedUntil: Date?, isReported: Bool = false) {
        self.wrongInARow = wrongInARow
        self.wrongInAll = wrongInAll
        self.lockedUntil = lockedUntil
        self.isReported = isReported
    }

    /// `left` counts the attempts until the next lock; after a first lock there is one at a time.
    public func state(at now: Date) -> State {
        if isReported { return .reported }
        if wrongInAll >= Self.deadAfter { return .dead }
        if let lockedUntil, lockedUntil > now { return .locked(until: lockedUntil) }
        return .open(left: min(max(1, Self.lockAfter - wrongInARow), Self.deadAfter - wrongInAll))
    }

    /// When the lock began: an hour before its end after the fifth in a row, a day after each further one.
    package var lockedSince: Date? {
        lockedUntil?.addingTimeInterval(wrongInARow > Self.lockAfter ? -Self.furtherLock : -Self.firstLock)
    }

    /// The budget once an attempt has been taken from it; nil when there is nothing to take.
    public func taking(at now: Date) -> GuessBudget? {
        guard case .open = state(at: now) else { return nil }
        let inARow = wrongInARow + 1
        let wait = inARow < Self.lockAfter ? nil : inARow == Self.lockAfter ? Self.firstLock : Self.furtherLock
        return GuessBudget(
            wrongInARow: inARow, wrongInAll: wrongInAll + 1, lockedUntil: wait.map(now.addingTimeInterval))
    }

    /// The budget after a supervisor has lifted a lock; nil where there is none to lift. What was wrong in all stays: a
    /// dead answer cannot be revived, and nobody gets more than ten attempts at one answer.
    public func unlocking(at now: Date) -> GuessBudget? {
        guard case .locked = state(at: now) else { return nil }
        return GuessBudget(wrongInARow: 0, wrongInAll: wrongInAll, lockedUntil: nil)
    }

    /// The budget after a verified call: the row is broken, and what the call had taken comes back.
    public func verifying(givingBack taken: Int) -> GuessBudget {
        GuessBudget(
            wrongInARow: 0, wrongInAll: max(0, wrongInAll - taken), lockedUntil: nil, isReported: isReported
        ).ending(atLogin: reportEndsAtLogin)
    }

    /// The budget after an attempt that could not be checked at all: nothing was learned, so it comes back.
    ///
    /// Taking is undone, and with it the lock that came with it. An earlier lock was over by then, or there would have
    /// been nothing to take.
    public func returningOne() -> GuessBudget {
        GuessBudget(
            wrongInARow: max(0, wrongInARow - 1), wrongInAll: max(0, wrongInAll - 1), lockedUntil: nil,
            isReported: isReported
        ).ending(atLogin: reportEndsAtLogin)
    }

    package func ending(atLogin: Bool) -> GuessBudget {
        var budget = self
        budget.reportEndsAtLogin = isReported && atLogin
        return budget
    }
}
