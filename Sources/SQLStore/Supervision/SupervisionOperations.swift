import Foundation
import SecurityQuestions

extension SQLStore {
    package func locked(brands: [Brand.ID], limit: Int) async throws -> [LockedAccount] {
        try await readLong { db in
            let keys = try db.all(
                Self.lockedSQL(brands), [db.now] + SQLArguments(brands) + [limit]
            ) { try $0["account"] as Int64 }
            return try keys.compactMap { key in
                try db.unlessAltered {
                    guard let account = try db.account(key: key),
                        let answer = try db.answer(of: account.id, key: key)
                    else { return nil }
                    return LockedAccount(account: account, state: answer.budget.state(at: db.now))
                }
            }
        }
    }

    private static func lockedSQL(_ brands: [Brand.ID]) -> String {
        "SELECT w.account \(takingNoAttempt(brands)) ORDER BY a.number LIMIT ?"
    }

    /// The first condition is that of an index, to the letter. Bound: now, and the brands.
    static func takingNoAttempt(_ brands: [Brand.ID]) -> String {
        let dead = "w.wrong_in_all >= \(GuessBudget.deadAfter)"
        return """
            FROM answers w CROSS JOIN accounts a JOIN brands b ON b.key = a.brand
            WHERE a.key = w.account AND (w.locked_until IS NOT NULL OR \(dead) OR w.stopped = 1)
                AND (w.locked_until > ? OR \(dead) OR w.stopped = 1) AND a.status <> 'closed'
                AND b.id IN (\(brands.marks))
            """
    }

    package func unlock(_ account: ID<Account>, reason: String, by origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            guard let key = try db.accountKey(account) else { return false }
            try db.lock(.answers(ofAccount: key))
            let unlock = QuestionUnlock(
                of: try db.answer(of: account, key: key)?.budget, account: account,
                ownAttempt: try db.latestAttempt(by: origin.actor, atAccount: key),
                lifts: try db.lifts(ofAccount: key), reason: reason, by: origin, at: db.now)
            guard case .unlocked(let budget, let event) = unlock else { return false }
            try db.set(budget, ofAccount: key)
            try db.keepLift(ofAccount: key)
            try db.record(event)
            return true
        }
    }

    package func pause(_ agent: Agent, reason: String, by origin: AuditOrigin) async throws -> Bool {
        try await change(agent) { standing, db, _ in
            .pausing(agent, standing, reason: reason, by: origin, at: db.now)
        }
    }

    package func resume(_ agent: Agent, reason: String, by origin: AuditOrigin) async throws -> Bool {
        try await change(agent) { standing, db, key in
            let resuming = AgentPauseChange.resuming(
                agent, standing, lookUps: try db.lookUpStanding(ofAgent: key), lifts: try db.lifts(ofAgent: key),
                reason: reason, by: origin, at: db.now)
            if resuming != nil { try db.keepLift(ofAgent: key) }
            return resuming
        }
    }

    private func change(
        _ agent: Agent, _ decide: @escaping @Sendable (AgentStanding, Transaction, Int64) throws -> AgentPauseChange?
    ) async throws -> Bool {
        try await write { db in
            guard let key = try db.agentKey(agent.id) else { return false }
            try db.lock(.agent(key))
            guard let change = try decide(try db.standing(ofAgent: key), db, key) else { return false }
            try db.update(
                "UPDATE agents SET paused = ?, counts_from = ? WHERE key = ?",
                [change.standing.isPaused, change.standing.countsFrom, key])
            if change.standing.isPaused { try db.revokeGrants(ofAgent: key) }
            try db.record(change.event)
            return true
        }
    }
}

extension Transaction {
    /// Beside those that still count.
    fileprivate func keepLift(ofAccount key: Int64) throws {
        try run(
            "DELETE FROM lifts WHERE account = ? AND lifted_at < ?",
            [key, now.addingTimeInterval(-QuestionUnlock.liftsCountFor)])
        try insert("INSERT INTO lifts (account, lifted_at) VALUES (?, ?)", [key, now])
    }

    /// Likewise.
    fileprivate func keepLift(ofAgent key: Int64) throws {
        try run(
            "DELETE FROM lifts WHERE agent = ? AND lifted_at < ?",
            [key, now.addingTimeInterval(-QuestionUnlock.liftsCountFor)])
        try insert("INSERT INTO lifts (agent, lifted_at) VALUES (?, ?)", [key, now])
    }
}

extension Reading {
    fileprivate func lifts(ofAccount key: Int64) throws -> [Date] {
        try all("SELECT lifted_at FROM lifts WHERE account = ?", [key]) { try $0["lifted_at"] }
    }

    fileprivate func lifts(ofAgent key: Int64) throws -> [Date] {
        try all("SELECT lifted_at FROM lifts WHERE agent = ?", [key]) { try $0["lifted_at"] }
    }

    /// When the agent's latest attempt at an account was taken that was not given back.
    fileprivate func latestAttempt(by actor: AuditEvent.Actor, atAccount account: Int64) throws -> Date? {
        guard case .agent(let id, _) = actor else { return nil }
        let sql = """
            SELECT max(t.taken_at) AS latest FROM attempts t JOIN calls c ON c.key = t.call
                JOIN agents g ON g.key = t.agent
            WHERE c.account = ? AND g.id = ? AND t.given_back = 0
            """
        return try first(sql, [account, id]) { try $0["latest"] as Date? } ?? nil
    }
}
