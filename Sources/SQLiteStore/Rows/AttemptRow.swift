import Foundation
import GRDB
import SecurityQuestions

/// An attempt as a row.
struct AttemptRow {
    let key: Int64
    let callKey: Int64
    let slot: Int
    /// The id of the answer or the code it was taken for.
    let subject: UUID
    /// Whether it is the one that, wrong, locked the question or made the answer dead.
    let locks: Bool
    let isGivenBack: Bool
    let attempt: Attempt

    static let sql = """
        SELECT t.key, t.call, t.slot, t.answer, t.locks, t.given_back, t.id, c.id, t.taken_at, t.result, t.proof
        FROM attempts t JOIN calls c ON c.key = t.call
        """

    /// Reads the columns of ``sql``.
    init(_ row: Row) throws {
        key = row[0]
        callKey = row[1]
        slot = row[2]
        subject = try ID<SealedAnswer>(blob: row[3]).uuid
        locks = row[4]
        isGivenBack = row[5]
        attempt = Attempt(
            id: try ID(blob: row[6]), call: try ID(blob: row[7]), proof: try row.word(10), takenAt: row.date(8),
            result: try row.optionalWord(9))
    }

    func isFor(_ answer: SealedAnswer?) -> Bool { subject == answer?.id.uuid }
    func isFor(_ code: SupportCode?) -> Bool { subject == code?.id.uuid }
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
        try insert(
            attempt, .securityQuestion, in: call, slot: answer.answer.place.slot, subject: answer.answer.id.blob,
            locks: locks, at: now)
    }

    func insert(_ attempt: ID<Attempt>, in call: CallRow, for code: SupportCode?, locks: Bool, at now: Date) throws {
        try insert(
            attempt, .supportCode, in: call, slot: 0, subject: code?.id.blob ?? attempt.blob, locks: locks, at: now)
    }

    private func insert(
        _ attempt: ID<Attempt>, _ proof: Proof, in call: CallRow, slot: Int, subject: Data, locks: Bool, at now: Date
    ) throws {
        try run(
            """
            INSERT INTO attempts (id, call, agent, slot, answer, taken_at, locks, proof)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                attempt.blob, call.key, call.agentKey, slot, subject, now.milliseconds, locks, proof.rawValue,
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

    /// Why an agent's checks pause. What was given back, and what was right after all, does not count.
    func pause(ofAgent key: Int64, at now: Date) throws -> AgentPause? {
        let (isPaused, countsFrom) =
            try first("SELECT paused, counts_from FROM agents WHERE key = ?", [key]) {
                ($0[0] as Bool, $0[1] as Int64)
            } ?? (false, 0)
        if isPaused { return .bySupervisor }
        let latest = try all(
            """
            SELECT taken_at FROM attempts
            WHERE agent = ? AND given_back = 0 AND result IS NOT 'verified' AND taken_at > ?
            ORDER BY taken_at DESC LIMIT ?
            """,
            [key, countsFrom, AgentBudget.wrongAllowed]
        ) { $0.date(0) }
        return AgentBudget.pause(wrong: latest, at: now).map(AgentPause.until)
    }
}
