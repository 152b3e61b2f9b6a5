import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func answer(of account: ID<Account>, slot: Int) async throws
        -> (answer: SealedAnswer, budget: GuessBudget)?
    {
        try await readOnce { db in try db.answer(of: account, slot: slot).map { ($0.answer, $0.budget) } }
    }

    package func replace(
        with answer: SealedAnswer, on occasion: AnswerReplacement.Occasion, by origin: AuditOrigin
    ) async throws {
        try await write { db in
            let found = try db.answerLocked(at: answer.place)
            let replacement = AnswerReplacement(
                of: found?.answer, by: answer, on: occasion, origin: origin, at: db.now)
            guard let replacement else { return }
            try db.keep(replacement.record, ofAccount: found?.account)
            if let change = replacement.change { try db.note(change, ofAccount: found?.account, at: db.now) }
            try db.record(replacement.event)
        }
    }

    package func reseal(_ answer: SealedAnswer, as secret: SealedSecret, under rules: RulesVersion) async throws {
        try await write { db in
            guard let key = try db.accountKey(answer.place.account) else { return }
            let kept = try db.answer(of: answer.place.account, key: key, slot: answer.place.slot)?.answer
            let resealing = AnswerResealing(of: kept, readAs: answer, as: secret, under: rules, at: db.now)
            guard let resealing else { return }
            try db.reseal(resealing.answer, account: key)
            try db.record(resealing.event)
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
            let unlock = QuestionUnlock(
                of: try db.answer(of: account, key: key, slot: slot)?.budget, account: account,
                ownAttempt: try db.latestAttempt(by: event.actor, atAccount: key), reason: event.detail,
                by: event.origin, at: now)
            guard case .unlocked(let budget, let event) = unlock else { return false }
            try db.set(budget, ofAccount: key, slot: slot)
            try db.record(event)
            return true
        }
    }
}

extension Transaction {
    /// The key of the account, and the id of the answer it has at a place, locked to be replaced.
    fileprivate func answerLocked(at place: AnswerPlace) throws -> (account: Int64, answer: ID<SealedAnswer>?)? {
        func read() throws -> (account: Int64, answer: ID<SealedAnswer>?)? {
            let sql = """
                SELECT a.key AS account_key, w.id AS answer_id
                FROM accounts a LEFT JOIN answers w ON w.account = a.key AND w.slot = ? WHERE a.id = ?
                """
            return try first(sql, [place.slot, place.account]) { (try $0["account_key"], try $0["answer_id"]) }
        }
        guard let found = try read() else { return nil }
        try lock(.answers(ofAccount: found.account))
        return connection.locksRows ? try read() : found
    }
}

extension Reading {
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
