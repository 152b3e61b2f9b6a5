import Foundation
import GRDB
import SecurityQuestions

/// An attempt as a row.
struct AttemptRow {
    let key: Int64
    let callKey: Int64
    let slot: Int
    /// The one it was taken for.
    let answer: ID<SealedAnswer>
    /// Whether it is the one that, wrong, locked the question or made the answer dead.
    let locks: Bool
    let isGivenBack: Bool
    let attempt: Attempt

    static let sql = """
        SELECT t.key, t.call, t.slot, t.answer, t.locks, t.given_back, t.id, c.id, t.taken_at, t.result
        FROM attempts t JOIN calls c ON c.key = t.call
        """

    /// Reads the columns of ``sql``.
    init(_ row: Row) throws {
        key = row[0]
        callKey = row[1]
        slot = row[2]
        answer = try ID(blob: row[3])
        locks = row[4]
        isGivenBack = row[5]
        attempt = Attempt(
            id: try ID(blob: row[6]), call: try ID(blob: row[7]), takenAt: row.date(8),
            result: try row.optionalWord(9))
    }
}

extension Database {
    func attempt(_ id: ID<Attempt>) throws -> AttemptRow? {
        try first(AttemptRow.sql + " WHERE t.id = ?", [id.blob], AttemptRow.init)
    }

    func lastAttempt(of call: ID<Call>) throws -> Attempt? {
        try first(AttemptRow.sql + " WHERE c.id = ? ORDER BY t.key DESC LIMIT 1", [call.blob]) {
            try AttemptRow($0).attempt
        }
    }

    func insert(_ attempt: ID<Attempt>, in call: CallRow, for answer: AnswerRow, locks: Bool, at now: Date) throws {
        try run(
            """
            INSERT INTO attempts (id, call, agent, slot, answer, taken_at, locks) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                attempt.blob, call.key, call.agentKey, answer.answer.place.slot, answer.answer.id.blob,
                now.milliseconds, locks,
            ])
    }

    func set(_ result: AttemptResult, of attempt: AttemptRow) throws {
        try run(
            "UPDATE attempts SET result = ?1, given_back = max(given_back, ?1 = 'notChecked') WHERE key = ?2",
            [result.rawValue, attempt.key])
    }

    /// How many attempts of a call are being checked, but for this one.
    func pendingAttempts(of call: CallRow, besides attempt: AttemptRow) throws -> Int {
        let sql = "SELECT count(*) FROM attempts WHERE call = ? AND result IS NULL AND key <> ?"
        return try first(sql, [call.key, attempt.key]) { $0[0] } ?? 0
    }

    /// Until when an agent's checks pause. What was given back, and what was right after all, does not count.
    func pause(ofAgent key: Int64, at now: Date) throws -> Date? {
        let latest = try all(
            """
            SELECT taken_at FROM attempts WHERE agent = ? AND given_back = 0 AND result IS NOT 'verified'
            ORDER BY taken_at DESC LIMIT ?
            """,
            [key, AgentBudget.wrongAllowed]
        ) { $0.date(0) }
        return AgentBudget.pause(wrong: latest, at: now)
    }
}
