import Foundation
import GRDB
import SecurityQuestions

/// A call as a row.
struct CallRow {
    let key: Int64
    let accountKey: Int64
    let agentKey: Int64
    let call: Call

    static let sql = """
        SELECT c.key, c.account, c.agent, c.id, a.id, g.id, c.opened_at, c.attempts, c.verified_at, c.outcome,
            c.closed_at, r.proof
        FROM calls c JOIN accounts a ON a.key = c.account JOIN agents g ON g.key = c.agent
            LEFT JOIN grants r ON r.call = c.key
        """

    /// Reads the columns of ``sql``.
    init(_ row: Row) throws {
        key = row[0]
        accountKey = row[1]
        agentKey = row[2]
        let outcome = try row.optionalWord(9, as: Call.Outcome.self)
        call = Call(
            id: try ID(blob: row[3]), account: try ID(blob: row[4]), agent: try ID(blob: row[5]),
            openedAt: row.date(6), attempts: row[7], verifiedAt: row.optionalDate(8),
            proof: try row.optionalWord(11), closed: outcome.map { Call.Closing(outcome: $0, at: row.date(10)) })
    }
}

extension Database {
    func call(_ id: ID<Call>) throws -> CallRow? {
        try first(CallRow.sql + " WHERE c.id = ?", [id.blob], CallRow.init)
    }

    /// The call, if it is this agent's.
    func call(_ id: ID<Call>, agent: ID<Agent>) throws -> CallRow? {
        try call(id).flatMap { $0.call.agent == agent ? $0 : nil }
    }

    /// The calls about an account that nobody has closed, the latest first.
    func callsNotClosed(about account: ID<Account>) throws -> [CallRow] {
        try all(
            CallRow.sql + " WHERE c.account = (SELECT key FROM accounts WHERE id = ?) AND c.outcome IS NULL"
                + " ORDER BY c.opened_at DESC",
            [account.blob], CallRow.init)
    }

    /// The calls that are not closed and were opened at `latest` or earlier, oldest first.
    func callsNotClosed(openedUntil latest: Date) throws -> [CallRow] {
        try all(
            CallRow.sql + " WHERE c.outcome IS NULL AND c.opened_at <= ? ORDER BY c.opened_at",
            [latest.milliseconds], CallRow.init)
    }

    /// False when there is a call with this id, or the agent does not serve the account's brand (any more).
    func insert(_ call: Call) throws -> Bool {
        try run(
            """
            INSERT INTO calls (id, account, agent, opened_at, attempts)
            SELECT ?, a.key, g.key, ?, 0
            FROM accounts a JOIN agent_brands s ON s.brand = a.brand JOIN agents g ON g.key = s.agent
            WHERE a.id = ? AND g.id = ? AND NOT g.disabled
            ON CONFLICT (id) DO NOTHING
            """,
            [call.id.blob, call.openedAt.milliseconds, call.account.blob, call.agent.blob]) == 1
    }

    /// Writes down how a call stands now, and its end in the audit log if this is it.
    func update(_ row: CallRow, to call: Call, by actor: AuditEvent.Actor, address: String?) throws {
        try run(
            "UPDATE calls SET attempts = ?, verified_at = ?, outcome = ?, closed_at = ? WHERE key = ?",
            [
                call.attempts, call.verifiedAt?.milliseconds, call.closed?.outcome.rawValue,
                call.closed?.at.milliseconds, row.key,
            ])
        guard row.call.closed == nil, let closed = call.closed else { return }
        try record(
            AuditEvent(
                at: closed.at, kind: .callEnded, actor: actor, account: call.account, call: call.id, address: address,
                detail: closed.outcome.rawValue))
    }
}
