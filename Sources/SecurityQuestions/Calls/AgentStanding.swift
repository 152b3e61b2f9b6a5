import Foundation

/// What an agent's pause is told by: ten wrong attempts within an hour (``AgentBudget``), or a supervisor's word.
package struct AgentStanding: Sendable {
    /// A supervisor has paused the agent's checks.
    package let isPaused: Bool
    /// Wrong attempts until then are forgiven: a supervisor has ended a pause.
    package let countsFrom: Date?
    /// The end of the latest pause that the audit log tells of.
    package let pauseTold: Date?
    /// When the agent's latest attempts that count were taken, newest first; at least ``AgentBudget/wrongAllowed`` of them.
    /// What counts: ``AttemptRecord/countsAgainstAgent``, taken after ``countsFrom``.
    package let wrong: [Date]

    package init(isPaused: Bool = false, countsFrom: Date? = nil, pauseTold: Date? = nil, wrong: [Date] = []) {
        self.isPaused = isPaused
        self.countsFrom = countsFrom
        self.pauseTold = pauseTold
        self.wrong = wrong
    }

    package func pause(at now: Date) -> AgentPause? {
        isPaused ? .bySupervisor : AgentBudget.pause(wrong: wrong, at: now).map(AgentPause.until)
    }

    /// How many wrong attempts more pause checks, where they are so few that the agent is warned; nil while none are taken.
    package func warning(at now: Date) -> Int? {
        let left = AgentBudget.left(wrong: wrong, at: now)
        return pause(at: now) == nil && left <= AgentBudget.warnsAt ? left : nil
    }

    /// The end of a pause that the log does not tell of yet: one entry for each pause, however often the agent tries.
    package func pauseToTell(at now: Date) -> Date? {
        guard case .until(let end) = pause(at: now) else { return nil }
        // Kept in whole milliseconds.
        if let pauseTold, pauseTold.timeIntervalSince(end).magnitude < 0.000_5 { return nil }
        return end
    }

    /// Once a supervisor has paused the agent; nil where one has already.
    package func pausing() -> AgentStanding? {
        isPaused ? nil : AgentStanding(isPaused: true, countsFrom: countsFrom, pauseTold: pauseTold, wrong: wrong)
    }

    /// Once a supervisor has ended a pause of any sort; nil where there is none. What was wrong until now, and looked up, is
    /// forgiven.
    package func resuming(_ lookUps: LookUpStanding? = nil, at now: Date) -> AgentStanding? {
        guard pause(at: now) != nil || lookUps?.pause(at: now) != nil else { return nil }
        return AgentStanding(isPaused: false, countsFrom: now, pauseTold: pauseTold, wrong: [])
    }
}
