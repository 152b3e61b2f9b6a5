import Foundation
import GRDB
import SecurityQuestions
import SpokenAnswers

/// An answer as a row, with its guess budget.
struct AnswerRow {
    let answer: SealedAnswer
    let budget: GuessBudget

    static let columns = """
        question, rules, language, kind, set_at, set_by, \(SecretColumns.names),
        wrong_in_a_row, wrong_in_all, locked_until, id, stopped
        """

    /// Reads ``columns``.
    init(_ row: Row, account: ID<Account>, slot: Int) throws {
        let place = AnswerPlace(
            account: account, slot: slot, rules: RulesVersion(rawValue: row[1]), language: try row.word(2),
            kind: try row.word(3))
        answer = SealedAnswer(
            id: try ID(blob: row[15]), place: place, questionID: row[0], secret: SecretColumns.secret(row, from: 6),
            setAt: row.date(4),
            setBy: row[5])
        budget = GuessBudget(
            wrongInARow: row[12], wrongInAll: row[13], lockedUntil: row.optionalDate(14), isStopped: row[16])
    }
}

extension Database {
    func answer(of account: ID<Account>, key: Int64, slot: Int) throws -> AnswerRow? {
        try first("SELECT \(AnswerRow.columns) FROM answers WHERE account = ? AND slot = ?", [key, slot]) {
            try AnswerRow($0, account: account, slot: slot)
        }
    }

    /// By one statement.
    func answer(of account: ID<Account>, slot: Int) throws -> AnswerRow? {
        let sql = """
            SELECT \(AnswerRow.columns) FROM answers
            WHERE account = (SELECT key FROM accounts WHERE id = ?) AND slot = ?
            """
        return try first(sql, [account.blob, slot]) { try AnswerRow($0, account: account, slot: slot) }
    }

    func answerID(account key: Int64?, slot: Int) throws -> ID<SealedAnswer>? {
        try first("SELECT id FROM answers WHERE account = ? AND slot = ?", [key, slot]) { try ID(blob: $0[0]) }
    }

    /// Keeps an answer in place of an earlier one, with a full budget.
    func replace(with answer: SealedAnswer, account: Int64?) throws {
        let place = answer.place
        try run(
            """
            INSERT OR REPLACE INTO answers (
                account, slot, question, rules, language, kind, set_at, set_by, \(SecretColumns.names),
                id, wrong_in_a_row, wrong_in_all, locked_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, NULL)
            """,
            [
                account, place.slot, answer.questionID, place.rules.rawValue, place.language.rawValue,
                place.kind.rawValue, answer.setAt.milliseconds, answer.setBy,
            ] + answer.secret.arguments + [answer.id.blob])
    }

    /// - Returns: false where the answer is no longer the one that was read.
    func reseal(_ answer: SealedAnswer, as secret: SealedSecret, under rules: RulesVersion, account: Int64) throws
        -> Bool
    {
        try run(
            """
            UPDATE answers SET rules = ?, key_id = ?, nonce = ?, salt = ?, memory_mib = ?, passes = ?, sealed = ?
            WHERE account = ? AND slot = ? AND id = ? AND rules = ? AND nonce = ?
            """,
            [rules.rawValue] + secret.arguments
                + [
                    account, answer.place.slot, answer.id.blob, answer.place.rules.rawValue, Data(answer.secret.nonce),
                ])
        return changesCount > 0
    }

    func set(_ budget: GuessBudget, ofAccount account: Int64, slot: Int) throws {
        try run(
            """
            UPDATE answers SET wrong_in_a_row = ?, wrong_in_all = ?, locked_until = ? WHERE account = ? AND slot = ?
            """,
            [budget.wrongInARow, budget.wrongInAll, budget.lockedUntil?.milliseconds, account, slot])
    }
}
