import Foundation
import SecurityQuestions
import SpokenAnswers

/// An answer as a row, with its guess budget.
enum AnswerRow {
    /// Of every row, and of what it is tagged and sealed by: an account has one answer (decision 56).
    static let slot = "0"

    /// Of `answers w`.
    static let columns = """
        w.id AS answer_id, w.question, w.rules, w.language AS answer_language, w.kind AS answer_kind, w.set_at, w.set_by,
        \(SecretColumns.of("w")), w.wrong_in_a_row, w.wrong_in_all, w.locked_until, w.stopped,
        w.stop_ends_at_login, w.tag_key AS answer_tag_key, w.tag AS answer_tag
        """

    static let byKey = "SELECT \(columns) FROM answers w WHERE w.account = ? AND w.slot = 0"
    static let byID = """
        SELECT \(columns) FROM answers w WHERE w.account = (SELECT key FROM accounts WHERE id = ?) AND w.slot = 0
        """

    /// Reads ``columns``; nil where there is none. Throws `RecordAltered`.
    static func record(_ row: SQLRow, account: ID<Account>) throws -> AnswerRecord? {
        guard let id: ID<SealedAnswer> = try row["answer_id"] else { return nil }
        let place = AnswerPlace(
            account: account, rules: RulesVersion(rawValue: try row["rules"]),
            language: try row["answer_language"], kind: try row["answer_kind"])
        let answer = SealedAnswer(
            id: id, place: place, questionID: try row["question"], secret: try SecretColumns.secret(row),
            setAt: try row["set_at"], setBy: try row["set_by"])
        try row.require(
            RowFacts(answer: id, of: account, question: answer.questionID), tag: "answer")
        let budget = GuessBudget(
            wrongInARow: try row["wrong_in_a_row"], wrongInAll: try row["wrong_in_all"],
            lockedUntil: try row["locked_until"], isReported: try row["stopped"]
        ).ending(atLogin: try row["stop_ends_at_login"])
        return AnswerRecord(answer: answer, budget: budget)
    }
}

extension Reading {
    func answer(of account: ID<Account>, key: Int64) throws -> AnswerRecord? {
        try first(AnswerRow.byKey, [key]) { try AnswerRow.record($0, account: account) } ?? nil
    }

    /// By one statement.
    func answer(of account: ID<Account>) throws -> AnswerRecord? {
        try first(AnswerRow.byID, [account]) { try AnswerRow.record($0, account: account) } ?? nil
    }
}

extension Transaction {
    /// Keeps an answer with its budget, whole, in place of an earlier one.
    func keep(_ record: AnswerRecord, ofAccount account: Int64?) throws {
        let (answer, budget) = (record.answer, record.budget)
        let place = answer.place
        let tag = try tags.tag(
            RowFacts(answer: answer.id, of: place.account, question: answer.questionID))
        try insert(
            """
            INSERT INTO answers (
                account, slot, question, rules, language, kind, set_at, set_by, \(SecretColumns.names),
                id, wrong_in_a_row, wrong_in_all, locked_until, stopped, stop_ends_at_login, tag_key, tag)
            VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, slot) DO UPDATE SET
                question = excluded.question, rules = excluded.rules, language = excluded.language, kind = excluded.kind,
                set_at = excluded.set_at, set_by = excluded.set_by, key_id = excluded.key_id, nonce = excluded.nonce,
                salt = excluded.salt, memory_mib = excluded.memory_mib, passes = excluded.passes,
                sealed = excluded.sealed, id = excluded.id, wrong_in_a_row = excluded.wrong_in_a_row,
                wrong_in_all = excluded.wrong_in_all, locked_until = excluded.locked_until, stopped = excluded.stopped,
                stop_ends_at_login = excluded.stop_ends_at_login, tag_key = excluded.tag_key, tag = excluded.tag
            """,
            [
                account, answer.questionID, place.rules.rawValue, place.language, place.kind, answer.setAt,
                answer.setBy,
            ] + answer.secret.arguments
                + [
                    answer.id, budget.wrongInARow, budget.wrongInAll, budget.lockedUntil, budget.isReported,
                    budget.reportEndsAtLogin,
                ]
                + tag.arguments)
    }

    /// Keeps the same answer under another seal.
    func reseal(_ answer: SealedAnswer, account: Int64) throws {
        try run(
            """
            UPDATE answers SET rules = ?, key_id = ?, nonce = ?, salt = ?, memory_mib = ?, passes = ?, sealed = ?
            WHERE account = ? AND slot = 0 AND id = ?
            """,
            [answer.place.rules.rawValue] + answer.secret.arguments + [account, answer.id])
    }

    func set(_ budget: GuessBudget, ofAccount account: Int64) throws {
        try perform([budget.updating(ofAccount: account)])
    }
}

extension GuessBudget {
    func updating(ofAccount account: Int64) -> SQLChange {
        SQLChange(
            """
            UPDATE answers SET wrong_in_a_row = ?, wrong_in_all = ?, locked_until = ? WHERE account = ? AND slot = 0
            """,
            [wrongInARow, wrongInAll, lockedUntil, account])
    }
}
