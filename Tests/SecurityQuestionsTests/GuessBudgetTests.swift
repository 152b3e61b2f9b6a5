import Foundation
import SecurityQuestions
import TestSupport
import Testing

@Suite struct GuessBudgetTests {
    @Test func `Five wrong in a row lock for an hour, each further one for a day, ten are the end`() throws {
        var (budget, now) = (GuessBudget.full, Date.start)
        for left in (1...5).reversed() {
            #expect(budget.state(at: now) == .open(left: left))
            budget = try #require(budget.taking(at: now))
        }
        #expect(budget.state(at: now) == .locked(until: now + 1.0.hours))
        #expect(budget.taking(at: now + 59.9.minutes) == nil)
        now = now + 1.0.hours
        for _ in 6...9 {
            #expect(budget.state(at: now) == .open(left: 1))
            budget = try #require(budget.taking(at: now))
            #expect(budget.state(at: now) == .locked(until: now + 24.0.hours))
            now = now + 24.0.hours
        }
        budget = try #require(budget.taking(at: now))
        #expect(budget.state(at: now) == .dead)
        #expect(budget.state(at: .distantFuture) == .dead)
        #expect(budget.taking(at: .distantFuture) == nil)
    }

    @Test func `Two hundred attempts at the same time take exactly five`() {
        var (budget, taken) = (GuessBudget.full, 0)
        for _ in 0..<200 {
            guard let next = budget.taking(at: .start) else { continue }
            budget = next
            taken += 1
        }
        #expect(taken == 5)
    }

    @Test func `A verified call breaks the row, ends a lock and gives back what it took, no more`() {
        let locked = GuessBudget(wrongInARow: 5, wrongInAll: 7, lockedUntil: .start + 1.0.hours)
        #expect(locked.verifying(givingBack: 3) == GuessBudget(wrongInARow: 0, wrongInAll: 4, lockedUntil: nil))
        #expect(GuessBudget.full.verifying(givingBack: 3) == .full)
    }

    @Test func `What strangers have spent in other calls stays spent when the owner is verified`() throws {
        var budget = GuessBudget.full
        for _ in 0..<3 { budget = try #require(budget.taking(at: .start)) }
        budget = try #require(budget.taking(at: .start)).verifying(givingBack: 1)
        #expect(budget == GuessBudget(wrongInARow: 0, wrongInAll: 3, lockedUntil: nil))
    }

    @Test func `The end is the end even where the row is short`() {
        #expect(GuessBudget(wrongInARow: 0, wrongInAll: 9, lockedUntil: nil).state(at: .start) == .open(left: 1))
        #expect(GuessBudget(wrongInARow: 0, wrongInAll: 8, lockedUntil: nil).state(at: .start) == .open(left: 2))
        #expect(GuessBudget(wrongInARow: 0, wrongInAll: 10, lockedUntil: nil).state(at: .start) == .dead)
    }

    @Test func `An attempt that comes back is as if it had never been taken, in every situation`() throws {
        for inARow in 0..<10 {
            for inAll in inARow..<10 {
                for lock in [nil, Date.start, .start + (-3.0).hours] where inARow >= 5 || lock == nil {
                    let before = GuessBudget(wrongInARow: inARow, wrongInAll: inAll, lockedUntil: lock)
                    let after = try #require(before.taking(at: .start)).returningOne()
                    #expect(after.wrongInARow == inARow && after.wrongInAll == inAll)
                    if lock == nil { #expect(after == before) }
                    for later in [0.0, 0.5, 1, 23, 25, 1000] {
                        let now = Date.start + later.hours
                        #expect(after.state(at: now) == before.state(at: now))
                        #expect(after.taking(at: now) == before.taking(at: now))
                    }
                }
            }
        }
    }

    @Test func `Of two attempts at the same time either may come back`() throws {
        let four = GuessBudget(wrongInARow: 3, wrongInAll: 3, lockedUntil: nil)
        let one = try #require(four.taking(at: .start))
        let both = try #require(one.taking(at: .start))
        #expect(both.state(at: .start) == .locked(until: .start + 1.0.hours))
        #expect(both.returningOne().state(at: .start) == .open(left: 1))
        #expect(both.returningOne().returningOne() == four)
    }

    @Test func `Nothing comes back that was not taken`() {
        #expect(GuessBudget.full.returningOne() == .full)
    }

    @Test("However attempts come, the limits hold", arguments: 0..<1000)
    func walk(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        var (budget, now) = (GuessBudget.full, Date.start)
        // When the attempts that still count in a row were taken; how many count in all.
        var (row, all) = ([Date](), 0)
        for _ in 0..<60 {
            now = now.addingTimeInterval(
                .random(in: 0...1, using: &numbers) < 0.5 ? 1 : .random(in: 0...90_000, using: &numbers))
            switch Int.random(in: 0..<12, using: &numbers) {
            case 0..<9:
                let next = budget.taking(at: now)
                #expect((next != nil) == mayTake(row: row, all: all, now: now))
                guard let next else { continue }
                budget = next
                row.append(now)
                all += 1
            case 9..<11 where row.last == now || row.count < 5 && !row.isEmpty:
                // The last one could not be checked; a lock it brought is in force.
                budget = budget.returningOne()
                row.removeLast()
                all -= 1
            case 11 where !row.isEmpty && all < 10:
                let given = Int.random(in: 0...min(3, row.count), using: &numbers)
                budget = budget.verifying(givingBack: given)
                row = []
                all -= given
            default: break
            }
            #expect(budget.wrongInARow == row.count && budget.wrongInAll == all && all <= 10)
        }
    }

    /// The rule once more, said with the times instead of the lock.
    private func mayTake(row: [Date], all: Int, now: Date) -> Bool {
        guard all < 10 else { return false }
        guard let last = row.last, row.count >= 5 else { return true }
        return now.timeIntervalSince(last) >= (row.count == 5 ? 3600 : 24 * 3600)
    }
}
