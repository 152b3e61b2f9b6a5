import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func answer(of account: ID<Account>, slot: Int) async throws
        -> (answer: SealedAnswer, budget: GuessBudget)?
    {
        try await readOnce { db in try db.answer(of: account, slot: slot).map { ($0.answer, $0.budget) } }
    }

    package func replace(with answer: SealedAnswer, event: AuditEvent) async throws {
        try await write { db in
            let key = try db.accountKey(answer.place.account)
            if let key { try db.lock(.answers(ofAccount: key)) }
            guard try db.answerID(account: key, slot: answer.place.slot) != answer.id else { return }
            try db.replace(with: answer, account: key)
            try db.note(.question, ofAccount: key, at: event.at)
            try db.record(event)
        }
    }

    package func reseal(
        _ answer: SealedAnswer, as secret: SealedSecret, under rules: RulesVersion, event: AuditEvent
    ) async throws {
        try await write { db in
            guard let key = try db.accountKey(answer.place.account) else { return }
            guard try db.reseal(answer, as: secret, under: rules, account: key) else { return }
            try db.record(event)
        }
    }

    package func locked(brands: [Brand.ID], at now: Date, limit: Int) async throws -> [LockedAccount] {
        try await readLong { db in
            let keys = try db.all(
                Self.lockedSQL(brands), [now] + SQLArguments(brands) + [limit]
            ) { (account: try $0["account"] as Int64, slot: try $0["slot"] as Int) }
            return try keys.compactMap { key in
                guard let account = try db.account(key: key.account),
                    let answer = try db.answer(of: account.id, key: key.account, slot: key.slot)
                else { return nil }
                return LockedAccount(account: account, slot: key.slot, state: answer.budget.state(at: now))
            }
        }
    }

    /// The first condition is that of an index, to the letter.
    private static func lockedSQL(_ brands: [Brand.ID]) -> String {
        let dead = "w.wrong_in_all >= \(GuessBudget.deadAfter)"
        return """
            SELECT w.account, w.slot FROM answers w CROSS JOIN accounts a ON a.key = w.account JOIN brands b ON b.key = a.brand
            WHERE (w.locked_until IS NOT NULL OR \(dead) OR w.stopped = 1)
                AND (w.locked_until > ? OR \(dead) OR w.stopped = 1) AND a.status <> 'closed'
                AND b.id IN (\(brands.marks))
            ORDER BY a.number LIMIT ?
            """
    }

    package func unlock(_ account: ID<Account>, slot: Int, at now: Date, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard let key = try db.accountKey(account) else { return false }
            try db.lock(.answers(ofAccount: key))
            guard try !db.isMadeBy(event.actor, lockOf: key, at: now),
                let unlocked = try db.answer(of: account, key: key, slot: slot)?.budget.unlocking(at: now)
            else { return false }
            try db.set(unlocked, ofAccount: key, slot: slot)
            try db.record(event)
            return true
        }
    }
}

extension Transaction {
    /// Whether wrong attempts of the day before were the actor's own: nobody lifts a lock that they brought about.
    fileprivate func isMadeBy(_ actor: AuditEvent.Actor, lockOf account: Int64, at now: Date) throws -> Bool {
        guard case .agent(let id, _) = actor else { return false }
        let sql = """
            SELECT 1 FROM attempts t JOIN calls c ON c.key = t.call JOIN agents g ON g.key = t.agent
            WHERE c.account = ? AND g.id = ? AND t.given_back = 0 AND t.taken_at > ? LIMIT 1
            """
        return try exists(sql, [account, id, now.addingTimeInterval(-GuessBudget.furtherLock)])
    }
}
