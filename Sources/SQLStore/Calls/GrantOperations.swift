import Foundation
import SecurityQuestions

extension SQLStore {
    package func grant(_ id: ID<Grant>, for client: Client) async throws -> KeptGrant? {
        try await readOnce { db in try db.grant(id, for: client)?.grant }
    }

    package func grant(of call: ID<Call>, for client: Client) async throws -> KeptGrant? {
        try await readOnce { db in try db.grant("c.id = ?", [call], for: client)?.grant }
    }

    package func use(_ id: ID<Grant>, by client: Client, from address: String?) async throws -> GrantUse {
        try await write(.amongRowLocks) { db in
            guard let (grant, agent) = try db.grant(id, for: client) else { return .unknown }
            switch grant.state(at: db.now) {
            case .good: break
            case .used: return .usedBefore
            case .over: return .over
            }
            // Of several that found it good, one changes it.
            let used = try db.run(
                """
                UPDATE grants SET used_at = ?, used_by = (SELECT key FROM clients WHERE name = ?)
                WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL
                """, [db.now, client.id, id])
            guard used == 1 else { return try db.grant(id, for: client)?.grant.usedAt == nil ? .over : .usedBefore }
            let origin = AuditOrigin(agent.acting(through: client), address: address)
            try db.record(GrantEvent.used(grant, by: origin, at: db.now))
            return .used(grant)
        }
    }

    package func revoke(_ id: ID<Grant>, by client: Client, from address: String?) async throws -> Bool {
        try await write(.amongRowLocks) { db in
            guard let (grant, agent) = try db.grant(id, for: client) else { return false }
            guard grant.state(at: db.now) == .good else { return true }
            let origin = AuditOrigin(agent.acting(through: client), address: address)
            try db.revoke(grant.id, of: grant.call, about: grant.account, by: origin)
            return true
        }
    }
}

/// A grant as programs know it, as columns.
enum GrantRow {
    /// Of `grants r`, with `calls c`, `accounts a`, `agents g` and `brands b`.
    static let columns = """
        r.id AS grant_id, r.attempt AS grant_attempt, r.granted_at, r.by_both,
        coalesce(r.used_at, \(told(281))) AS grant_used_at, coalesce(r.revoked_at, \(told(282))) AS grant_revoked_at, r.expires_at AS grant_expires_at, r.proof AS grant_method,
        c.id AS grant_call, a.id AS grant_account, g.id AS grant_agent, b.id AS grant_brand,
        (SELECT name FROM clients WHERE key = c.client) AS grant_client,
        CASE WHEN a.status <> 'active' OR b.stopped_at IS NOT NULL OR g.disabled = 1 OR g.paused = 1 THEN 1 ELSE 0 END
            AS grant_stopped,
        (SELECT group_concat(key_id, ' ') FROM key_checks) AS grant_keys
        """

    /// When the log tells that this one was used or revoked, by the number of that kind: whoever takes it out of the row has not taken it
    /// out of the chain. An index asks for the kinds to the letter. An earlier one of the same call was over before.
    private static func told(_ kind: Int) -> String {
        """
        (SELECT max(e.at) FROM audit e
         WHERE e.kind IN (281, 282) AND e.call = c.id AND e.kind = \(kind) AND e.at >= r.granted_at)
        """
    }

    /// Nil where there is none, one of a time when they had no ids, or one that somebody else has written: its id does not follow from
    /// what it says.
    static func grant(_ row: SQLRow) throws -> KeptGrant? {
        guard let id: ID<Grant> = try row["grant_id"] else { return nil }
        let grant = try kept(id, row)
        return try row.tags.isOurs(id, of: RowFacts(grant), by: row.words("grant_keys")) ? grant : nil
    }

    private static func kept(_ id: ID<Grant>, _ row: SQLRow) throws -> KeptGrant {
        KeptGrant(
            id,
            Grant(of: try row["grant_call"], by: try row["grant_method"], until: try row["grant_expires_at"]),
            account: try row["grant_account"], agent: try row["grant_agent"], brand: try row["grant_brand"],
            client: try row["grant_client"], attempt: try row["grant_attempt"], isByBoth: try row["by_both"],
            grantedAt: try row["granted_at"],
            fate: .init(
                usedAt: try row["grant_used_at"], revokedAt: try row["grant_revoked_at"],
                isStopped: try row["grant_stopped"]))
    }
}

extension Reading {
    fileprivate func grant(_ id: ID<Grant>, for client: Client) throws -> (grant: KeptGrant, agent: Agent)? {
        try grant("r.id = ?", [id], for: client)
    }

    fileprivate func grant(
        _ condition: String, _ arguments: SQLArguments, for client: Client
    ) throws -> (grant: KeptGrant, agent: Agent)? {
        let found = try first(
            """
            SELECT \(GrantRow.columns), \(AgentRow.columns) FROM grants r JOIN calls c ON c.key = r.call
                JOIN accounts a ON a.key = c.account JOIN brands b ON b.key = a.brand JOIN agents g ON g.key = c.agent
            WHERE \(condition)
            """, arguments
        ) { row in (grant: try GrantRow.grant(row), agent: try AgentRow(row).agent) }
        guard let found, let grant = found.grant, grant.isTold(to: client, of: found.agent) else { return nil }
        return (grant, found.agent)
    }
}

extension Transaction {
    /// In place of an earlier one, which nobody can use any more: its id is another.
    func keeping(_ grant: Grant, of attempt: ID<Attempt>, in row: CallRow) throws -> SQLChange {
        let before =
            row.call.method == nil
            ? nil
            : try first("SELECT proof, by_both FROM grants WHERE call = ?", [row.key]) { earlier in
                try (earlier["by_both"] as Bool) || (earlier["proof"] as VerificationMethod) != grant.method
            }
        let isByBoth = before ?? false
        let id = try tags.grantID(RowFacts(grant, of: row.call, attempt: attempt, isByBoth: isByBoth, grantedAt: now))
        return SQLChange(
            """
            INSERT INTO grants (call, proof, expires_at, id, attempt, granted_at, by_both) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (call) DO UPDATE SET proof = excluded.proof, expires_at = excluded.expires_at, id = excluded.id,
                attempt = excluded.attempt, granted_at = excluded.granted_at, used_at = NULL, used_by = NULL,
                revoked_at = NULL, by_both = excluded.by_both
            """,
            [row.key, grant.method, grant.expiresAt, id, attempt, now, isByBoth])
    }

    /// Revokes what is still good of an account's, whoever's call it was.
    func revokeGrants(ofAccount key: Int64) throws { try revokeGrants("c.account = ?", [key]) }

    /// Likewise of the calls of an agent, about accounts of `brands` where they are named.
    func revokeGrants(ofAgent key: Int64, in brands: [Brand.ID]? = nil) throws {
        guard let brands else { return try revokeGrants("c.agent = ?", [key]) }
        let condition = "c.agent = ? AND a.brand IN (SELECT key FROM brands WHERE id IN (\(brands.marks)))"
        try revokeGrants(condition, [key] + SQLArguments(brands))
    }

    /// Likewise of a brand's accounts.
    ///
    /// - Parameter key: nil for every brand.
    func revokeGrants(ofBrand key: Int64?) throws {
        guard let key else { return try revokeGrants("1 = 1", []) }
        try revokeGrants("a.brand = ?", [key])
    }

    private func revokeGrants(_ condition: String, _ arguments: SQLArguments) throws {
        let good = try all(
            """
            SELECT r.id AS grant_id, c.id AS call_id, a.id AS account_id FROM grants r JOIN calls c ON c.key = r.call
                JOIN accounts a ON a.key = c.account
            WHERE r.id IS NOT NULL AND r.expires_at > ? AND r.used_at IS NULL AND r.revoked_at IS NULL AND \(condition)
            ORDER BY r.call
            """, [now] + arguments
        ) { row in
            (
                grant: try row["grant_id"] as ID<Grant>, call: try row["call_id"] as ID<Call>,
                account: try row["account_id"] as ID<Account>
            )
        }
        for grant in good { try revoke(grant.grant, of: grant.call, about: grant.account, by: .system) }
    }

    fileprivate func revoke(_ grant: ID<Grant>, of call: ID<Call>, about account: ID<Account>, by origin: AuditOrigin)
        throws
    {
        let revoked = try run(
            "UPDATE grants SET revoked_at = ? WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL", [now, grant])
        guard revoked == 1 else { return }
        try record(GrantEvent.revoked(grant, of: call, about: account, by: origin, at: now))
    }
}

extension RowFacts {
    /// What a grant says, and of whom. Its id is made of it by the ring: nothing is signed that only stands in the database.
    fileprivate init(_ grant: KeptGrant) {
        self.init(
            grant.call, of: grant.account, by: (grant.agent, grant.client), grant.attempt, grant.method,
            isByBoth: grant.isByBoth, at: grant.grantedAt)
    }

    fileprivate init(_ grant: Grant, of call: Call, attempt: ID<Attempt>, isByBoth: Bool, grantedAt: Date) {
        self.init(
            call.id, of: call.account, by: (call.agent, call.client), attempt, grant.method, isByBoth: isByBoth,
            at: grantedAt)
    }

    private init(
        _ call: ID<Call>, of account: ID<Account>, by caller: (agent: ID<Agent>, client: Client.ID?),
        _ attempt: ID<Attempt>, _ method: VerificationMethod, isByBoth: Bool, at moment: Date
    ) {
        self.init(
            label: "grant", RecordAltered(.account, id: account.description, account: account),
            [
                call.description, account.description, caller.agent.description, caller.client ?? "",
                attempt.description, method.rawValue, isByBoth ? "both" : "", String(moment.milliseconds),
            ])
    }
}
