import Foundation
import SecurityQuestions
import SpokenAnswers

/// An answer as a row, with its guess budget.
struct AnswerRow {
    let answer: SealedAnswer
    let budget: GuessBudget

    static let columns = """
        id, question, rules, language, kind, set_at, set_by, \(SecretColumns.names),
        wrong_in_a_row, wrong_in_all, locked_until, stopped
        """

    static let byKey = "SELECT \(columns) FROM answers WHERE account = ? AND slot = ?"
    static let byID = """
        SELECT \(columns) FROM answers WHERE account = (SELECT key FROM accounts WHERE id = ?) AND slot = ?
        """

    /// Reads ``columns``.
    init(_ row: SQLRow, account: ID<Account>, slot: Int) throws {
        let place = AnswerPlace(
            account: account, slot: slot, rules: RulesVersion(rawValue: try row["rules"]),
            language: try row["language"], kind: try row["kind"])
        answer = SealedAnswer(
            id: try row["id"], place: place, questionID: try row["question"], secret: try SecretColumns.secret(row),
            setAt: try row["set_at"], setBy: try row["set_by"])
        budget = GuessBudget(
            wrongInARow: try row["wrong_in_a_row"], wrongInAll: try row["wrong_in_all"],
            lockedUntil: try row["locked_until"], isReported: try row["stopped"])
    }
}

extension Reading {
    func answer(of account: ID<Account>, key: Int64, slot: Int) throws -> AnswerRow? {
        try first(AnswerRow.byKey, [key, slot]) { try AnswerRow($0, account: account, slot: slot) }
    }

    /// By one statement.
    func answer(of account: ID<Account>, slot: Int) throws -> AnswerRow? {
        try first(AnswerRow.byID, [account, slot]) { try AnswerRow($0, account: account, slot: slot) }
    }

    func answerID(account key: Int64?, slot: Int) throws -> ID<SealedAnswer>? {
        try first("SELECT id FROM answers WHERE account = ? AND slot = ?", [key, slot]) { try $0["id"] }
    }
}

extension Transaction {
    /// Keeps an answer with its budget, whole, in place of an earlier one.
    func keep(_ record: AnswerRecord, ofAccount account: Int64?) throws {
        let (answer, budget) = (record.answer, record.budget)
        let place = answer.place
        try insert(
            """
            INSERT INTO answers (
                account, slot, question, rules, language, kind, set_at, set_by, \(SecretColumns.names),
                id, wrong_in_a_row, wrong_in_all, locked_until, stopped)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, slot) DO UPDATE SET
                question = excluded.question, rules = excluded.rules, language = excluded.language, kind = excluded.kind,
                set_at = excluded.set_at, set_by = excluded.set_by, key_id = excluded.key_id, nonce = excluded.nonce,
                salt = excluded.salt, memory_mib = excluded.memory_mib, passes = excluded.passes,
                sealed = excluded.sealed, id = excluded.id, wrong_in_a_row = excluded.wrong_in_a_row,
                wrong_in_all = excluded.wrong_in_all, locked_until = excluded.locked_until, stopped = excluded.stopped
            """,
            [
                account, place.slot, answer.questionID, place.rules.rawValue, place.language, place.kind, answer.setAt,
                answer.setBy,
            ] + answer.secret.arguments
                + [answer.id, budget.wrongInARow, budget.wrongInAll, budget.lockedUntil, budget.isReported])
    }

    /// Keeps the same answer under another seal.
    func reseal(_ answer: SealedAnswer, account: Int64) throws {
        try run(
            """
            UPDATE answers SET rules = ?, key_id = ?, nonce = ?, salt = ?, memory_mib = ?, passes = ?, sealed = ?
            WHERE account = ? AND slot = ? AND id = ?
            """,
            [answer.place.rules.rawValue] + answer.secret.arguments + [account, answer.place.slot, answer.id])
    }

    func set(_ budget: GuessBudget, ofAccount account: Int64, slot: Int) throws {
        try run(
            """
            UPDATE answers SET wrong_in_a_row = ?, wrong_in_all = ?, locked_until = ? WHERE account = ? AND slot = ?
            """,
            [budget.wrongInARow, budget.wrongInAll, budget.lockedUntil, account, slot])
    }
}

extension AnswerRow {
    var record: AnswerRecord { AnswerRecord(answer: answer, budget: budget) }
}
