import GRDB
import SecurityQuestions
import SpokenAnswers

extension SQLiteStore {
    public func answer(of account: ID<Account>, slot: Int) async throws
        -> (answer: SealedAnswer, budget: GuessBudget)?
    {
        try read { db in
            guard let key = try db.accountKey(account) else { return nil }
            return try db.answer(of: account, key: key, slot: slot).map { ($0.answer, $0.budget) }
        }
    }

    public func replace(with answer: SealedAnswer, event: AuditEvent) async throws {
        try await write { db in
            let key = try db.accountKey(answer.place.account)
            guard try db.answerID(account: key, slot: answer.place.slot) != answer.id else { return }
            try db.replace(with: answer, account: key)
            try db.record(event)
        }
    }

    public func reseal(
        _ answer: SealedAnswer, as secret: SealedSecret, under rules: RulesVersion, event: AuditEvent
    ) async throws {
        try await write { db in
            guard let key = try db.accountKey(answer.place.account) else { return }
            guard try db.reseal(answer, as: secret, under: rules, account: key) else { return }
            try db.record(event)
        }
    }
}
