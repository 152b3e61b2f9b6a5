import Foundation
import SecurityQuestions

/// An attempt as a row.
enum AttemptRow {
    /// Of `attempts t`.
    static let columns = """
        t.id AS attempt_id, (SELECT id FROM calls WHERE key = t.call) AS attempt_call, t.proof AS attempt_proof,
        t.taken_at AS attempt_taken_at, t.result AS attempt_result
        """

    /// Reads ``columns``; nil where there is none.
    static func attempt(_ row: SQLRow) throws -> Attempt? {
        guard let id: ID<Attempt> = try row["attempt_id"] else { return nil }
        return Attempt(
            id: id, call: try row["attempt_call"], method: try row["attempt_proof"],
            takenAt: try row["attempt_taken_at"], result: try row["attempt_result"])
    }
}

extension Reading {
    func lastAttempt(of call: ID<Call>) throws -> Attempt? {
        let sql = """
            SELECT \(AttemptRow.columns) FROM attempts t
            WHERE t.call = (SELECT key FROM calls WHERE id = ?) ORDER BY t.key DESC LIMIT 1
            """
        return try first(sql, [call], AttemptRow.attempt) ?? nil
    }
}

extension AttemptRecord {
    func inserting(in call: CallRow, through client: Client.ID?) -> SQLChange {
        SQLChange(
            """
            INSERT INTO attempts (id, call, agent, slot, answer, taken_at, locks, proof, client)
            VALUES (?, ?, ?, 0, ?, ?, ?, ?, (SELECT key FROM clients WHERE name = ?))
            """,
            [
                attempt.id, call.key, call.agentKey, ID<SealedAnswer>(subject), attempt.takenAt, locks, attempt.method,
                client,
            ])
    }

    /// Writes down the result of an attempt, and that it counts no more where it does not: none ever counts again, and the indexes of those
    /// that count are written by whatever names the column.
    var updating: SQLChange {
        SQLChange(
            "UPDATE attempts SET result = ?\(isGivenBack ? ", given_back = 1" : "") WHERE id = ?",
            [attempt.result, attempt.id])
    }
}
