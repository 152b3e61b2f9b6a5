import Foundation
import SecurityQuestions

extension SQLStore {
    package func lookUp(_ groups: [[CallerClaim]], by agent: Agent, from address: String?) async throws -> LookUp {
        try await write(.amongRowLocks) { db in
            let key = try present(db.agentKey(agent.id))
            try db.lock(.agent(key))
            let taking = LookUpTaking(by: agent, from: address, at: db.now)
            if let pause = taking.pause(of: try db.lockedStanding(ofClient: agent.client)) {
                try db.tell(pause, of: agent.client)
                return .paused(until: pause.end)
            }
            switch taking.decision(try db.lookUpStanding(ofAgent: key)) {
            case .paused(let end, let event):
                if let event { try db.tellPause(until: end, ofAgent: key, by: event) }
                return .paused(until: end)
            case .taken:
                let found = groups.isEmpty ? [] : try db.accountKeys(stating: groups, brands: agent.brands)
                let accounts = try found.sorted().prefix(2).compactMap(db.account(key:))
                let (outcome, event, failed) = taking.outcome(accounts)
                try db.keepLookUp(byAgent: key, through: agent.client, failed: failed)
                try db.record(event)
                return outcome
            }
        }
    }
}

extension Reading {
    func lookUpStanding(ofAgent key: Int64) throws -> LookUpStanding {
        try first(LookUps.standing, [key]) { row in
            func dates(_ column: String) throws -> [Date] {
                try row.words(column).map { Date(milliseconds: try present(Int64($0))) }.sorted(by: >)
            }
            return LookUpStanding(
                naming: try dates("naming"), failures: try dates("failures"), pauseTold: try row["look_up_pause_told"])
        } ?? LookUpStanding(naming: [], failures: [], pauseTold: nil)
    }
}

/// What the pause of look-ups is told by, as a row: by one statement.
private enum LookUps {
    static let standing = """
        SELECT g.look_up_pause_told,
            (SELECT group_concat(taken_at, ' ') FROM (
                SELECT taken_at FROM look_ups WHERE agent = g.key AND failed = 0 AND taken_at > g.counts_from
                ORDER BY taken_at DESC LIMIT \(LookUpBudget.namingAllowed)) AS latest) AS naming,
            (SELECT group_concat(taken_at, ' ') FROM (
                SELECT taken_at FROM look_ups WHERE agent = g.key AND failed = 1 AND taken_at > g.counts_from
                UNION ALL
                SELECT opened_at FROM calls WHERE agent = g.key AND attempts = 0 AND opened_at > g.counts_from
                ORDER BY taken_at DESC LIMIT \(LookUpBudget.failuresAllowed)) AS latest) AS failures
        FROM agents g WHERE g.key = ?
        """
}

extension Transaction {
    func tellPause(until end: Date, ofAgent key: Int64, by event: AuditEvent) throws {
        try run("UPDATE agents SET look_up_pause_told = ? WHERE key = ?", [end, key])
        try record(event)
    }

    /// Beside those of the last hour; older ones count no more.
    func keepLookUp(byAgent key: Int64, through client: Client.ID?, failed: Bool) throws {
        try run(
            "DELETE FROM look_ups WHERE agent = ? AND taken_at < ?",
            [key, now.addingTimeInterval(-LookUpBudget.window)])
        try insert(
            """
            INSERT INTO look_ups (agent, taken_at, failed, client)
            VALUES (?, ?, ?, (SELECT key FROM clients WHERE name = ?))
            """,
            [key, now, failed, client])
    }
}
