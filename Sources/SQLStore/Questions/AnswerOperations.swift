import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func answer(of account: ID<Account>) async throws
        -> (answer: SealedAnswer, budget: GuessBudget)?
    {
        try await readOnce { db in try db.answer(of: account).map { ($0.answer, $0.budget) } }
    }

    package func replace(
        with answer: SealedAnswer, ifStill kept: ID<SealedAnswer>?, on occasion: AnswerReplacement.Occasion,
        by origin: AuditOrigin
    ) async throws -> Bool {
        try await write { db in
            let found = try db.answerLocked(at: answer.place)
            guard AnswerReplacement.mayReplace(found?.answer, by: answer.id, ifStill: kept) else { return false }
            let replacement = AnswerReplacement(
                of: found?.answer, by: answer, on: occasion, origin: origin, at: db.now)
            guard let replacement else { return true }
            try db.keep(replacement.record, ofAccount: found?.account)
            if let change = replacement.change { try db.note(change, ofAccount: found?.account, at: db.now) }
            try db.record(replacement.event)
            return true
        }
    }

    package func reseal(_ answer: SealedAnswer, as secret: SealedSecret, under rules: RulesVersion) async throws {
        try await write { db in
            guard let key = try db.accountKey(answer.place.account) else { return }
            let kept = try db.answer(of: answer.place.account, key: key)?.answer
            let resealing = AnswerResealing(of: kept, readAs: answer, as: secret, under: rules, at: db.now)
            guard let resealing else { return }
            try db.reseal(resealing.answer, account: key)
            try db.record(resealing.event)
        }
    }
}

extension Transaction {
    /// The key of the account, and the id of the answer it has at a place, locked to be replaced.
    fileprivate func answerLocked(at place: AnswerPlace) throws -> (account: Int64, answer: ID<SealedAnswer>?)? {
        func read() throws -> (account: Int64, answer: ID<SealedAnswer>?)? {
            let sql = """
                SELECT a.key AS account_key, w.id AS answer_id
                FROM accounts a LEFT JOIN answers w ON w.account = a.key AND w.slot = 0 WHERE a.id = ?
                """
            return try first(sql, [place.account]) { (try $0["account_key"], try $0["answer_id"]) }
        }
        guard let found = try read() else { return nil }
        try lock(.answers(ofAccount: found.account))
        return connection.locksRows ? try read() : found
    }
}
