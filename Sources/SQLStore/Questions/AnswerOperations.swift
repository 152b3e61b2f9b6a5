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
            let replacement = AnswerReplacement(
                of: try db.answerID(account: key, slot: answer.place.slot), by: answer, on: .change,
                origin: event.origin,
                at: event.at)
            guard let replacement else { return }
            try db.keep(replacement.record, ofAccount: key)
            if let change = replacement.change { try db.note(change, ofAccount: key, at: event.at) }
            // One that an import brings is recorded as chosen.
            try db.record(event)
        }
    }

    package func reseal(
        _ answer: SealedAnswer, as secret: SealedSecret, under rules: RulesVersion, event: AuditEvent
    ) async throws {
        try await write { db in
            guard let key = try db.accountKey(answer.place.account) else { return }
            let kept = try db.answer(of: answer.place.account, key: key, slot: answer.place.slot)?.answer
            let resealing = AnswerResealing(of: kept, readAs: answer, as: secret, under: rules, at: event.at)
            guard let resealing else { return }
            try db.reseal(resealing.answer, account: key)
            try db.record(resealing.event)
        }
    }
}
