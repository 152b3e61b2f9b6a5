import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// An agent's pause by itself, and a supervisor's.
struct AgentStandingTests {
    private let wrong = [Date](repeating: .start, count: AgentBudget.wrongAllowed)

    @Test func `a supervisor's pause is told before the one that ends by itself, and holds longer`() {
        let paused = AgentStanding(wrong: wrong).pausing()
        #expect(paused?.pause(at: .start) == .bySupervisor)
        #expect(paused?.pause(at: .start + 1.0.hours) == .bySupervisor)
        #expect(paused?.pausing() == nil)
        #expect(paused?.pauseToTell(at: .start) == nil)
    }

    @Test func `a pause of either sort is ended once, and what was wrong is forgiven`() throws {
        for standing in [AgentStanding(isPaused: true), AgentStanding(wrong: wrong)] {
            let now = Date.start + 1.0.minutes
            let resumed = try #require(standing.resuming(at: now))
            #expect(resumed.pause(at: now) == nil && resumed.countsFrom == now && resumed.wrong.isEmpty)
            #expect(resumed.resuming(at: now) == nil)
        }
    }

    @Test func `another pause is told again, and the same one is not for a hair's breadth`() {
        let end = Date.start + 1.0.hours
        for (told, isTold) in [
            (end, true), (end.addingTimeInterval(0.000_1), true), (end.addingTimeInterval(-1), false),
        ] {
            let standing = AgentStanding(pauseTold: told, wrong: wrong)
            #expect((standing.pauseToTell(at: .start) == nil) == isTold)
        }
        #expect(AgentStanding(wrong: Array(wrong.dropLast())).pauseToTell(at: .start) == nil)
    }
}
