import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What every page tells of an account's checks.
struct AccountStandingTests {
    private static let now = Date.start

    private func standing(
        _ status: Account.Status = .active, inARow: Int = 0, inAll: Int = 0, until: Date? = nil,
        isReported: Bool = false
    ) -> AccountStanding {
        let budget = GuessBudget(
            wrongInARow: inARow, wrongInAll: inAll, lockedUntil: until, isReported: isReported)
        return AccountStanding(status: status, budget: budget, isReported: isReported, recordedAt: Self.now)
    }

    @Test func `a lock is told from its beginning to its end, the first of an hour and each further one of a day`() {
        let end = Self.now.addingTimeInterval(60)
        #expect(
            standing(inARow: 5, inAll: 5, until: end).trouble(at: Self.now)
                == CheckTrouble(.locked(until: end), since: end.addingTimeInterval(-GuessBudget.firstLock)))
        #expect(
            standing(inARow: 6, inAll: 6, until: end).trouble(at: Self.now)
                == CheckTrouble(.locked(until: end), since: end.addingTimeInterval(-GuessBudget.furtherLock)))
        #expect(standing(inARow: 5, inAll: 5, until: end).trouble(at: end) == nil)
    }

    @Test func `of a report, a dead answer and a lock the most lasting is told, and nothing of a closed account`() {
        let end = Self.now.addingTimeInterval(60)
        let all = standing(inARow: 9, inAll: 10, until: end, isReported: true)
        #expect(all.trouble(at: Self.now) == CheckTrouble(.stopped, since: Self.now))
        #expect(all.obstacle(to: .supportCode, at: Self.now) == .reported)
        let dead = standing(inARow: 9, inAll: 10, until: end)
        #expect(dead.trouble(at: Self.now) == CheckTrouble(.dead, since: Self.now))
        #expect(dead.obstacle(to: .supportCode, at: Self.now) == nil)
        #expect(standing(.closed, inAll: 10, isReported: true).trouble(at: Self.now) == nil)
        #expect(standing().trouble(at: Self.now) == nil)
    }

    @Test func `a new call has three attempts, or those that the account has left`() {
        #expect(standing().attemptsLeft(at: Self.now) == 3)
        #expect(standing(inARow: 3, inAll: 3).attemptsLeft(at: Self.now) == 2)
        #expect(standing(inARow: 5, inAll: 5).attemptsLeft(at: Self.now) == 1)
        #expect(standing(isReported: true).attemptsLeft(at: Self.now) == nil)
    }

    @Test func `an agent is warned when two wrong attempts more, or one, pause their checks`() {
        func warning(_ wrong: Int, ago: TimeInterval = 0) -> Int? {
            let dates = Array(repeating: Self.now.addingTimeInterval(-ago), count: wrong)
            return AgentStanding(wrong: dates).warning(at: Self.now)
        }
        #expect(warning(7) == nil && warning(8) == 2 && warning(9) == 1 && warning(10) == nil)
        #expect(warning(9, ago: AgentBudget.window) == nil)
    }
}
