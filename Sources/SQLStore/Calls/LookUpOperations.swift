import Foundation
import SecurityQuestions

extension SQLStore {
    package func lookUp(_ groups: [[CallerClaim]], by agent: Agent, from address: String?) async throws -> LookUp {
        try await write { db in
            let key = try present(db.agentKey(agent.id))
            try db.lock(.agent(key))
            let taking = LookUpTaking(by: agent, from: address, at: db.now)
            switch taking.decision(try db.lookUpStanding(ofAgent: key)) {
            case .paused(let end, let event):
                if let event { try db.tellPause(until: end, ofAgent: key, by: event) }
                return .paused(until: end)
            case .taken:
                let found = groups.isEmpty ? [] : try db.accountKeys(stating: groups, brands: agent.brands)
                let accounts = try found.sorted().prefix(2).compactMap(db.account(key:))
                let (outcome, event, failed) = taking.outcome(accounts)
                try db.keepLookUp(byAgent: key, failed: failed)
                try db.record(event)
                return outcome
            }
        }
    }
}

extension Reading {
    func lookUpStanding(ofAgent key: Int64) throws -> LookUpStanding {
        func dates(_ sql: String, _ limit: Int) throws -> [Date] {
            try all(sql + " ORDER BY at DESC LIMIT ?2", [key, limit]) { try $0["at"] }
        }
        let counted = "(SELECT counts_from FROM agents WHERE key = ?1)"
        let naming = try dates(
            "SELECT taken_at AS at FROM look_ups WHERE agent = ?1 AND failed = 0 AND taken_at > \(counted)",
            LookUpBudget.namingAllowed)
        let failures = try dates(
            """
            SELECT taken_at AS at FROM look_ups WHERE agent = ?1 AND failed = 1 AND taken_at > \(counted)
            UNION ALL
            SELECT opened_at AS at FROM calls WHERE agent = ?1 AND attempts = 0 AND opened_at > \(counted)
            """, LookUpBudget.failuresAllowed)
        return LookUpStanding(
            naming: naming, failures: failures,
            pauseTold: try first("SELECT look_up_pause_told FROM agents WHERE key = ?", [key]) {
                try $0["look_up_pause_told"] as Date?
            } ?? nil)
    }
}

extension Transaction {
    func tellPause(until end: Date, ofAgent key: Int64, by event: AuditEvent) throws {
        try run("UPDATE agents SET look_up_pause_told = ? WHERE key = ?", [end, key])
        try record(event)
    }

    /// Beside those of the last hour; older ones count no more.
    fileprivate func keepLookUp(byAgent key: Int64, failed: Bool) throws {
        try run(
            "DELETE FROM look_ups WHERE agent = ? AND taken_at < ?",
            [key, now.addingTimeInterval(-LookUpBudget.window)])
        try insert("INSERT INTO look_ups (agent, taken_at, failed) VALUES (?, ?, ?)", [key, now, failed])
    }
}
