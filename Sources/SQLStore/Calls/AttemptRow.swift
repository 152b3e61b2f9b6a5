import Foundation
import SecurityQuestions

/// An attempt as a row.
enum AttemptRow {
    static let sql = """
        SELECT t.slot, t.answer, t.locks, t.given_back, t.id AS attempt_id, c.id AS call_id, t.taken_at, t.result, t.proof
        FROM attempts t JOIN calls c ON c.key = t.call
        """

    static let byID = sql + " WHERE t.id = ?"
    static let ofCall = sql + " WHERE t.call = (SELECT call FROM attempts WHERE id = ?) ORDER BY t.key"

    /// Reads the columns of ``sql``.
    static func record(_ row: SQLRow) throws -> AttemptRecord {
        let subject: ID<SealedAnswer> = try row["answer"]
        return AttemptRecord(
            attempt: Attempt(
                id: try row["attempt_id"], call: try row["call_id"], method: try row["proof"],
                takenAt: try row["taken_at"],
                result: try row["result"]),
            slot: try row["slot"], subject: subject.uuid, locks: try row["locks"], isGivenBack: try row["given_back"])
    }
}

extension Reading {
    func attempt(_ id: ID<Attempt>) throws -> AttemptRecord? {
        try first(AttemptRow.byID, [id], AttemptRow.record)
    }

    /// Every attempt of the call that an attempt is of.
    func attempts(ofCallOf attempt: ID<Attempt>) throws -> [AttemptRecord] {
        try all(AttemptRow.ofCall, [attempt], AttemptRow.record)
    }

    func lastAttempt(of call: ID<Call>) throws -> Attempt? {
        try first(AttemptRow.sql + " WHERE c.id = ? ORDER BY t.key DESC LIMIT 1", [call]) {
            try AttemptRow.record($0).attempt
        }
    }

    /// What an agent's pause is told by.
    func standing(ofAgent key: Int64) throws -> AgentStanding {
        let found = try first("SELECT paused, counts_from, pause_told FROM agents WHERE key = ?", [key]) { row in
            (
                isPaused: try row["paused"] as Bool, countsFrom: try row["counts_from"] as Date,
                told: try row["pause_told"] as Date?
            )
        }
        guard let found else { return AgentStanding() }
        let wrong = try all(
            """
            SELECT taken_at FROM attempts
            WHERE agent = ? AND given_back = 0 AND result IS DISTINCT FROM 'verified' AND taken_at > ?
            ORDER BY taken_at DESC LIMIT ?
            """,
            [key, found.countsFrom, AgentBudget.wrongAllowed]
        ) { try $0["taken_at"] as Date }
        return AgentStanding(
            isPaused: found.isPaused, countsFrom: found.countsFrom, pauseTold: found.told, wrong: wrong)
    }
}

extension Transaction {
    func insert(_ record: AttemptRecord, in call: CallRow) throws {
        try insert(
            """
            INSERT INTO attempts (id, call, agent, slot, answer, taken_at, locks, proof)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                record.attempt.id, call.key, call.agentKey, record.slot, ID<SealedAnswer>(record.subject),
                record.attempt.takenAt, record.locks, record.attempt.method,
            ])
    }

    /// Writes down the result of an attempt, and whether it still counts.
    func update(_ record: AttemptRecord) throws {
        try run(
            "UPDATE attempts SET result = ?, given_back = ? WHERE id = ?",
            [record.attempt.result, record.isGivenBack, record.attempt.id])
    }
}
