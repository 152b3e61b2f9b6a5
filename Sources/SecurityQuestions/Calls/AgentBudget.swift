import Foundation

/// Rate limit of an agent: ten wrong attempts within an hour, over all accounts, then checks pause until the oldest of
/// them is an hour old. Attempts of calls that ended verified do not count.
public enum AgentBudget {
    public static let wrongAllowed = 10
    public static let window: TimeInterval = 3600
    /// So many wrong attempts before a pause the agent is warned of it.
    package static let warnsAt = 2

    /// How many wrong attempts more pause checks.
    package static func left(wrong: [Date], at now: Date) -> Int {
        max(0, wrongAllowed - wrong.count { now.timeIntervalSince($0) < window })
    }

    /// When the next of what was taken comes back; nil where nothing was.
    package static func nextReturn(wrong: [Date], at now: Date) -> Date? {
        let recent = wrong.filter { now.timeIntervalSince($0) < window }
        return recent.prefix(wrongAllowed).last?.addingTimeInterval(window)
    }

    /// `wrong` holds when the agent's latest wrong attempts were taken, newest first; at least ten of them.
    ///
    /// - Returns: until when checks pause; nil when the next attempt may be taken.
    public static func pause(wrong: [Date], at now: Date) -> Date? {
        left(wrong: wrong, at: now) > 0 ? nil : nextReturn(wrong: wrong, at: now)
    }
}
