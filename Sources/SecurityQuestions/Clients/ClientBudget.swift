import Foundation

/// Rate limit of a client, beside those of the agents it acts for: so many wrong attempts within an hour, over all agents and
/// accounts; twice as many look-ups that name nobody, and six times as many that name somebody (as ``LookUpBudget`` has it beside
/// ``AgentBudget``). Then the client pauses, and nobody else does.
package enum ClientBudget {
    /// Where the operator names no other: three agents' worth.
    package static let wrongAllowed = 30
    package static let mostWrongAllowed = 1000
    package static let window: TimeInterval = 3600
    /// Accounts and people that it adds, changes, invites, removes or closes within an hour, and webhooks that it adds, tests, renews or lets go
    /// on: most of these mail somebody, or speak to somebody who has not asked for it.
    package static let changesAllowed = 1000

    package static func failuresAllowed(wrong: Int) -> Int { 2 * wrong }
    package static func namingAllowed(wrong: Int) -> Int { 6 * wrong }
}

/// What the pause of a client is told by.
package struct ClientStanding: Sendable {
    package let wrongAllowed: Int
    /// When the latest attempts that count were taken, newest first; at least ``wrongAllowed`` of them. What counts:
    /// ``AttemptRecord/countsAgainstAgent``.
    package let wrong: [Date]
    /// When the latest look-ups were made that name an account, newest first.
    package let naming: [Date]
    /// When the latest were made that name none, or calls opened that took no attempt; likewise.
    package let failures: [Date]
    /// The end of the latest pause that the audit log tells of.
    package let pauseTold: Date?
    /// Likewise of the latest pause of changes.
    package var changesTold: Date?
    /// Whether so many were wrong within the hour that their moments have to be read.
    package let hasSpentAll: Bool

    package init(
        wrongAllowed: Int, wrong: [Date] = [], naming: [Date] = [], failures: [Date] = [], pauseTold: Date? = nil,
        hasSpentAll: Bool = false
    ) {
        self.hasSpentAll = hasSpentAll
        (self.wrongAllowed, self.wrong, self.naming) = (wrongAllowed, wrong, naming)
        (self.failures, self.pauseTold) = (failures, pauseTold)
    }

    /// Until when checks pause; nil where the next attempt may be taken.
    package func pause(at now: Date) -> Date? {
        // Where nobody has read them it is as if all had been spent now.
        hasSpentAll && wrong.isEmpty
            ? now.addingTimeInterval(ClientBudget.window) : Self.end(of: wrong, wrongAllowed, at: now)
    }

    /// Until when look-ups and new calls pause.
    package func pauseOfLookUps(at now: Date) -> Date? {
        [
            Self.end(of: naming, ClientBudget.namingAllowed(wrong: wrongAllowed), at: now),
            Self.end(of: failures, ClientBudget.failuresAllowed(wrong: wrongAllowed), at: now),
        ].compactMap(\.self).max()
    }

    /// Until when changes of accounts and people pause.
    ///
    /// - Parameter changes: when the latest were made, newest first; at least ``ClientBudget/changesAllowed`` of them.
    package static func pauseOfChanges(_ changes: [Date], at now: Date) -> Date? {
        end(of: changes, ClientBudget.changesAllowed, at: now)
    }

    /// Whether a pause that begins is told: once until the one that was told is over. One of changes hides none of checks.
    package func tells(_ sort: ClientPause.Sort = .checks, at now: Date) -> Bool {
        switch sort {
        case .checks: pauseTold.map { $0 <= now } ?? true
        case .changes: changesTold.map { $0 <= now } ?? true
        }
    }

    static func end(of dates: [Date], _ allowed: Int, at now: Date) -> Date? {
        let recent = dates.filter { now.timeIntervalSince($0) < ClientBudget.window }
        return recent.count < allowed ? nil : recent[allowed - 1].addingTimeInterval(ClientBudget.window)
    }
}

/// A pause of a client as it stands in somebody's way.
package struct ClientPause: Sendable {
    package let end: Date
    package let sort: Sort
    /// Where this is the first entry that tells of it.
    package let event: AuditEvent?

    package enum Sort: Sendable {
        /// Of checks, look-ups and new calls.
        case checks
        /// Of accounts, people and webhooks.
        case changes
    }

    /// The detail of the entry where changes pause.
    package static let ofChanges = "changes"

    package init(
        _ sort: Sort = .checks, until end: Date, of standing: ClientStanding, by origin: AuditOrigin, at now: Date
    ) {
        (self.sort, self.end) = (sort, end)
        let detail = sort == .changes ? Self.ofChanges : nil
        event = standing.tells(sort, at: now) ? origin.event(.clientPaused, at: now, detail: detail) : nil
    }
}
