import Foundation
import SecurityQuestions

extension SQLStore {
    // Each is one statement that changes a row or does not: whoever writes beside it sees it whole.

    package func keep(_ lookUp: ClientLookUp) async throws {
        try await write(.amongRowLocks) { db in
            try db.insert(
                """
                INSERT INTO client_look_ups (token, client, agent, account, made_at)
                SELECT ?, p.key, g.key, a.key, ? FROM clients p CROSS JOIN agents g CROSS JOIN accounts a
                WHERE p.name = ? AND g.id = ? AND a.id = ?
                """,
                [lookUp.token, db.now, lookUp.client, lookUp.agent, lookUp.account])
        }
    }

    package func take(_ token: TokenHash, for call: ID<Call>, by agent: Agent) async throws -> ID<Account>? {
        try await write(.amongRowLocks) { db in
            try db.first(
                """
                UPDATE client_look_ups SET call = ? WHERE token = ? AND made_at > ? AND (call IS NULL OR call = ?)
                    AND client = (SELECT key FROM clients WHERE name = ?) AND agent = (SELECT key FROM agents WHERE id = ?)
                RETURNING (SELECT a.id FROM accounts a WHERE a.key = client_look_ups.account) AS account_id
                """,
                [
                    call, token, db.now.addingTimeInterval(-ClientLookUp.lifetime), call, agent.client, agent.id,
                ]
            ) { try $0["account_id"] }
        }
    }

    package func agent(ofCall call: ID<Call>, openedBy client: Client.ID) async throws -> Agent? {
        try await readOnce { db in
            try db.first(
                """
                SELECT \(AgentRow.columns) FROM calls c JOIN agents g ON g.key = c.agent JOIN clients p ON p.key = c.client
                WHERE c.id = ? AND p.name = ?
                """,
                [call, client]
            ) { try AgentRow($0).agent }
        }
    }

    package func claim(_ request: KeptRequest, new: UUID) async throws -> UUID {
        try await claiming {
            try await write(.amongRowLocks) { db in
                guard let repeated = try db.repeated(request, new) else { return new }
                guard case .left(let kept) = repeated else { throw repeated }
                // Of several that find it left, one takes it up.
                let isOurs = try db.run(
                    """
                    UPDATE client_requests SET at = ? WHERE client = (SELECT key FROM clients WHERE name = ?) AND key = ?
                        AND status IS NULL AND at = ?
                    """,
                    [db.now, request.client, request.key, kept.at])
                guard isOurs == 1 else { throw KeptRequest.Repeated.underWay }
                return kept.subject
            }
        }
    }

    /// Does what claims a name. An answer that another request has brought about is told once it is on the disk: that request may
    /// be waiting for it still (``SQLEngine/waitForDisk()``).
    func claiming<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch KeptRequest.Repeated.answered(let answer) {
            try await engine.waitForDisk()
            throw KeptRequest.Repeated.answered(answer)
        }
    }

    package func keep(_ answer: KeptRequest.Answer, of request: KeptRequest, about call: ID<Call>?) async throws {
        try await write(.amongRowLocks) { db in try db.keep(answer, of: request, about: call) }
    }

    package func release(_ request: KeptRequest) async throws {
        try await write(.amongRowLocks) { db in try db.release(request) }
    }

    package func takeChange(by origin: AuditOrigin) async throws -> Date? {
        try await write { db in
            guard var standing = try db.lockedStanding(ofClient: origin.client) else { return nil }
            let changes = try db.all(
                """
                SELECT at FROM client_changes WHERE client = (SELECT key FROM clients WHERE name = ?) AND at > ?
                ORDER BY at DESC LIMIT ?
                """,
                [origin.client, db.now.addingTimeInterval(-ClientBudget.window), ClientBudget.changesAllowed]
            ) { try $0["at"] as Date }
            if let end = ClientStanding.pauseOfChanges(changes, at: db.now) {
                standing.changesTold = try db.first(
                    "SELECT changes_told FROM clients WHERE name = ?", [origin.client]
                ) { try $0["changes_told"] as Date? }.flatMap(\.self)
                let pause = ClientPause(.changes, until: end, of: standing, by: origin, at: db.now)
                try db.tell(pause, of: origin.client)
                return end
            }
            try db.insert(
                "INSERT INTO client_changes (client, at) SELECT key, ? FROM clients WHERE name = ?",
                [db.now, origin.client])
            return nil
        }
    }

    package func forgetClientRequests() async throws {
        let (lookUps, requests) = (ClientLookUp.lifetime, KeptRequest.lifetime)
        let changes = ClientBudget.window
        // Most often there is nothing: no writer waits while that is found out.
        let isOver = try await readOnce { db in
            try db.exists(
                """
                SELECT 1 FROM client_look_ups WHERE made_at <= ?
                UNION ALL SELECT 1 FROM client_requests WHERE at <= ?
                UNION ALL SELECT 1 FROM client_changes WHERE at <= ?
                UNION ALL SELECT 1 FROM keyed_codes WHERE taken_at <= ? LIMIT 1
                """,
                [
                    db.now.addingTimeInterval(-lookUps), db.now.addingTimeInterval(-requests),
                    db.now.addingTimeInterval(-changes), db.now.addingTimeInterval(-requests),
                ])
        }
        guard isOver else { return }
        try await write { db in
            try db.run(
                "DELETE FROM client_look_ups WHERE made_at <= ?", [db.now.addingTimeInterval(-lookUps)])
            try db.run("DELETE FROM client_requests WHERE at <= ?", [db.now.addingTimeInterval(-requests)])
            try db.run("DELETE FROM keyed_codes WHERE taken_at <= ?", [db.now.addingTimeInterval(-requests)])
            try db.run("DELETE FROM client_changes WHERE at <= ?", [db.now.addingTimeInterval(-changes)])
        }
    }
}

extension Reading {
    fileprivate func kept(_ request: KeptRequest) throws -> KeptRequest.Kept? {
        try first(
            """
            SELECT fingerprint, subject, at, status, body FROM client_requests
            WHERE client = (SELECT key FROM clients WHERE name = ?) AND key = ?
            """,
            [request.client, request.key]
        ) { row in
            let subject: ID<Call> = try row["subject"]
            let status: Int? = try row["status"]
            return KeptRequest.Kept(
                fingerprint: try row["fingerprint"], subject: subject.uuid, at: try row["at"],
                answer: try status.map { KeptRequest.Answer(status: $0, body: try row["body"]) })
        }
    }
}

extension Transaction {
    /// Claims a name in the transaction of what it asks for. Throws ``KeptRequest/Repeated`` where it is not new.
    func claim(_ request: KeptRequest, for subject: UUID) throws {
        if let repeated = try repeated(request, subject) { throw repeated }
    }

    /// Keeps the answer to what was claimed so, as the call stands after what was changed.
    ///
    /// - Returns: without the call where it cannot be read now (somebody has altered a row that it tells of, or tagged it by a key that is
    ///   not known here yet): what came of the attempt stays, and the name as it is.
    func answer<Outcome>(_ outcome: Outcome, _ named: NamedRequest<Outcome>?, about call: ID<Call>) throws
        -> ToldOutcome<Outcome>
    {
        guard let named, let view = try readableView(call, openedBy: named.kept.client) else {
            return ToldOutcome(outcome)
        }
        if let answer = named.answer(outcome, view) {
            try keep(answer, of: named.kept, about: call)
        } else {
            try release(named.kept)
        }
        return ToldOutcome(outcome, view: view)
    }

    private func readableView(_ call: ID<Call>, openedBy client: Client.ID) throws -> CallView? {
        do {
            return try unlessAltered { try callView(call, openedBy: client)?.view }
        } catch StoreFailure.busy {
            return nil
        }
    }

    /// Nil where the name is new, and claimed for `subject`.
    fileprivate func repeated(_ request: KeptRequest, _ subject: UUID) throws -> KeptRequest.Repeated? {
        // One that is over is as if it had never been.
        let isNew = try run(
            """
            INSERT INTO client_requests (client, key, fingerprint, subject, at)
            SELECT p.key, ?, ?, ?, ? FROM clients p WHERE p.name = ?
            ON CONFLICT (client, key) DO UPDATE SET
                fingerprint = excluded.fingerprint, subject = excluded.subject, at = excluded.at, status = NULL,
                body = NULL, call = NULL
                WHERE client_requests.at <= ?
            """,
            [
                request.key, request.fingerprint, ID<Call>(subject), now, request.client,
                now.addingTimeInterval(-KeptRequest.lifetime),
            ])
        if isNew == 1 { return nil }
        // Where there is none it was released by whoever had it, between the two.
        return try kept(request).map { request.repeated(of: $0, at: now) } ?? .underWay
    }

    func keep(_ answer: KeptRequest.Answer, of request: KeptRequest, about call: ID<Call>?) throws {
        try connection.executeBefore(
            """
            UPDATE client_requests SET status = ?, body = ?, call = (SELECT key FROM calls WHERE id = ?)
            WHERE client = (SELECT key FROM clients WHERE name = ?) AND key = ? AND status IS NULL
            """,
            [answer.status, answer.body, call, request.client, request.key])
    }

    func release(_ request: KeptRequest) throws {
        try connection.executeBefore(
            """
            DELETE FROM client_requests
            WHERE client = (SELECT key FROM clients WHERE name = ?) AND key = ? AND status IS NULL
            """,
            [request.client, request.key])
    }
}
