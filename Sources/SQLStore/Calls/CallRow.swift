import Foundation
import SecurityQuestions

/// A call as a row.
struct CallRow {
    let key: Int64
    let accountKey: Int64
    let agentKey: Int64
    let call: Call

    /// Of ``tables``.
    static let columns = """
        c.key AS call_key, c.account AS account_key, c.agent AS agent_key, c.id AS call_id, a.id AS account_id,
        g.id AS agent_id, c.opened_at, c.attempts, c.verified_at, c.outcome, c.closed_at,
        r.proof AS grant_proof, c.caller, (SELECT id FROM members WHERE key = c.caller_member) AS caller_id, c.names,
        c.kept_open_at, c.undoable, (SELECT name FROM clients WHERE key = c.client) AS call_client,
        c.external_id, c.language AS call_language, c.from_number, c.from_verstat, c.from_attest
        """

    static let tables = """
        calls c JOIN accounts a ON a.key = c.account JOIN agents g ON g.key = c.agent LEFT JOIN grants r ON r.call = c.key
        """

    static let sql = "SELECT \(columns) FROM \(tables)"

    static let byID = sql + " WHERE c.id = ?"

    /// Reads ``columns``.
    init(_ row: SQLRow) throws {
        key = try row["call_key"]
        accountKey = try row["account_key"]
        agentKey = try row["agent_key"]
        let outcome: Call.Outcome? = try row["outcome"]
        call = Call(
            id: try row["call_id"], account: try row["account_id"], agent: try row["agent_id"],
            openedAt: try row["opened_at"], attempts: try row["attempts"], verifiedAt: try row["verified_at"],
            method: try row["grant_proof"],
            closed: try outcome.map {
                Call.Closing(outcome: $0, at: try row["closed_at"], isUndoable: try row["undoable"])
            },
            caller: try CallRow.caller(row), names: try row["names"], keptOpenAt: try row["kept_open_at"],
            client: try row["call_client"], metadata: try CallRow.metadata(row))
    }

    static func metadata(_ row: SQLRow) throws -> CallMetadata {
        let digits: Int64? = try row["from_number"]
        return CallMetadata(
            externalID: try row["external_id"], language: try row["call_language"],
            from: try digits.map {
                CallingNumber(
                    try PhoneNumber(digits: String($0)), verification: try row["from_verstat"],
                    attestation: try row["from_attest"])
            })
    }

    private static func caller(_ row: SQLRow) throws -> Caller? {
        let kind: Caller.Kind? = try row["caller"]
        return try kind.map { Caller($0, member: try row["caller_id"]) }
    }
}

extension CallRow {
    /// Writes down how the call stands now: its end and its caller only where they are others. SQLite writes the entries of every index
    /// anew whose columns or condition a statement names, changed or not.
    func updating(to call: Call) -> SQLChange {
        var columns = "attempts = ?, verified_at = ?, kept_open_at = ?, names = ?"
        var values: SQLArguments = [call.attempts, call.verifiedAt, call.keptOpenAt, call.names]
        if call.closed != self.call.closed {
            columns += ", outcome = ?, closed_at = ?, undoable = ?"
            values += [call.closed?.outcome, call.closed?.at, call.closed?.isUndoable ?? false]
        }
        if call.caller != self.call.caller {
            columns += ", caller = ?, caller_member = (SELECT key FROM members WHERE id = ?)"
            values += [call.caller?.kind, call.caller?.member]
        }
        return SQLChange("UPDATE calls SET \(columns) WHERE key = ?", values + [key])
    }
}

extension Reading {
    func call(_ id: ID<Call>) throws -> CallRow? {
        try first(CallRow.byID, [id], CallRow.init)
    }

    /// The call, if it is this agent's.
    func call(_ id: ID<Call>, agent: ID<Agent>) throws -> CallRow? {
        try call(id).flatMap { $0.call.agent == agent ? $0 : nil }
    }

    /// The calls about an account that nobody has closed, the latest first.
    func callsNotClosed(about account: ID<Account>) throws -> [CallRow] {
        try all(
            CallRow.sql + " WHERE c.account = (SELECT key FROM accounts WHERE id = ?) AND c.outcome IS NULL"
                + " ORDER BY c.opened_at DESC, c.key",
            [account], CallRow.init)
    }

    /// The calls about an account that are under way, the latest first.
    func callsUnderWay(about account: ID<Account>) throws -> [Call] {
        try callsNotClosed(about: account).map(\.call).filter { call in
            if case .closed = call.state(at: now) { false } else { true }
        }
    }

    /// The calls that are not closed and were opened at `latest` or earlier, oldest first.
    func callsNotClosed(openedUntil latest: Date) throws -> [CallRow] {
        try all(
            CallRow.sql + " WHERE c.outcome IS NULL AND c.opened_at <= ? ORDER BY c.opened_at, c.key", [latest],
            CallRow.init)
    }
}

extension Transaction {
    /// The call, if it is this agent's, with everything locked that an attempt in it can change.
    func lockedCall(_ id: ID<Call>, agent: ID<Agent>) throws -> CallRow? {
        try locking {
            try call(id, agent: agent)
        } call: {
            $0
        }
    }

    /// Reads what is locked since the transaction began; else once to know the rows that are to be locked, all that an attempt in
    /// `call` can change, and again where they may have changed before they were.
    func locking<Found>(_ read: () throws -> Found?, call: (Found) -> CallRow?) throws -> Found? {
        guard hasLocked ?? true, let found = try read(), let row = call(found) else { return nil }
        if hasLocked == true { return found }
        try lock(.account(row.accountKey))
        try lock(.answers(ofAccount: row.accountKey))
        try lock(.call(row.key))
        try lock(.agent(row.agentKey))
        return connection.locksRows ? try read() : found
    }

    func insert(_ call: Call) throws {
        try insert(
            """
            INSERT INTO calls (
                id, account, agent, opened_at, attempts, client, external_id, language, from_number, from_verstat, from_attest)
            SELECT ?, a.key, g.key, ?, 0, (SELECT key FROM clients WHERE name = ?), ?, ?, ?, ?, ?
            FROM accounts a CROSS JOIN agents g WHERE a.id = ? AND g.id = ?
            """,
            [
                call.id, call.openedAt, call.client, call.metadata.externalID, call.metadata.language,
                call.metadata.from?.number.digits, call.metadata.from?.verification, call.metadata.from?.attestation,
                call.account, call.agent,
            ])
    }

    /// Writes down how a call stands now.
    func update(_ row: CallRow, to call: Call) throws { try perform([row.updating(to: call)]) }

    /// Writes down a call's end, and its entry in the log where it has just come.
    func end(_ row: CallRow, by ending: CallEnding) throws {
        try update(row, to: ending.call)
        if let event = ending.event { try record(event) }
    }

    /// Writes down the ends of calls whose verification counts no more; no end of one about the account is taken back after it.
    func withdraw(_ rows: [CallRow], as calls: [Call], ofAccount key: Int64) throws {
        try revokeGrants(ofAccount: key)
        // The others are too old for that.
        try run(
            "UPDATE calls SET undoable = 0 WHERE account = ? AND undoable = 1 AND closed_at > ?",
            [key, now.addingTimeInterval(-Call.undoTaken)])
        for row in rows {
            guard let call = calls.first(where: { $0.id == row.call.id }) else { continue }
            try run("DELETE FROM grants WHERE call = ?", [row.key])
            try update(row, to: call)
        }
    }
}
