import Foundation
import SecurityQuestions

extension SQLStore {
    package func client(_ id: Client.ID) async throws -> Client? {
        try await readOnce { db in try db.clientRow(id)?.client }
    }

    package func clients() async throws -> [Client] {
        try await readOnce { db in
            try db.all("\(ClientRow.sql) ORDER BY p.name") { row in
                try db.unlessAltered { try ClientRow(row).client }
            }.compactMap(\.self)
        }
    }

    package func add(_ client: Client, by origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            var brands = BrandKeys()
            let brand = try brands.key(of: client.brand, in: db)
            let added = try db.run(
                """
                INSERT INTO clients (name, brand, permissions, networks, certificates, all_agents, wrong_allowed, disabled,
                    secret, secret_made_at, secret_expires_at, secret_used_at,
                    former_secret, former_made_at, former_expires_at, former_used_at, tag_key, tag)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING
                """,
                [client.id, brand] + client.columns + client.secretColumns
                    + (try db.tags.tag(RowFacts(client)).arguments))
            guard added == 1, let key = try db.clientKey(client.id) else { return false }
            try db.insertAgents(of: client, key: key)
            try db.record(ClientChange.adding(client, by: origin, at: db.now).event)
            return true
        }
    }

    package func change(_ id: Client.ID, _ request: ClientChange.Request, by origin: AuditOrigin) async throws
        -> Client
    {
        try await write { db in
            if let key = try db.clientKey(id) { try db.lock(.client(key)) }
            guard let row = try db.clientRow(id) else { throw ClientChange.Refusal.unknownClient }
            let change = try ClientChange.decision(request, of: row.client, by: origin, at: db.now)
            guard let change else { return row.client }
            try db.update(
                """
                UPDATE clients SET permissions = ?, networks = ?, certificates = ?, all_agents = ?, wrong_allowed = ?,
                    disabled = ?,
                    secret = ?, secret_made_at = ?, secret_expires_at = ?, secret_used_at = ?,
                    former_secret = ?, former_made_at = ?, former_expires_at = ?, former_used_at = ?,
                    tag_key = ?, tag = ? WHERE key = ?
                """,
                change.client.columns + change.client.secretColumns
                    + (try db.tags.tag(RowFacts(change.client)).arguments) + [row.key])
            try db.run("DELETE FROM client_agents WHERE client = ?", [row.key])
            try db.insertAgents(of: change.client, key: row.key)
            try db.record(change.event)
            return change.client
        }
    }

    package func noteUse(of secret: TokenHash, by client: Client.ID) async throws {
        try await write(.amongRowLocks) { db in
            for column in ["secret", "former_secret"] {
                let prefix = column == "secret" ? "secret" : "former"
                try db.run(
                    "UPDATE clients SET \(prefix)_used_at = ? WHERE name = ? AND \(column) = ?",
                    [db.now, client, secret])
            }
        }
    }
}

extension Reading {
    func clientRow(_ id: Client.ID) throws -> ClientRow? {
        try first("\(ClientRow.sql) WHERE p.name = ?", [id]) { try ClientRow($0) }
    }

    func clientKey(_ id: Client.ID) throws -> Int64? {
        try first("SELECT key FROM clients WHERE name = ?", [id]) { try $0["key"] }
    }

    /// What the pause of a client is told by; nil where none asks.
    func standing(ofClient id: Client.ID?) throws -> ClientStanding? {
        guard let id else { return nil }
        let hour = now.addingTimeInterval(-ClientBudget.window)
        let found = try first(ClientAttempts.counts, [id, hour]) { row in
            (
                key: try row["key"] as Int64, allowed: try row["wrong_allowed"] as Int,
                told: try row["pause_told"] as Date?, wrong: try row["wrong"] as Int, naming: try row["naming"] as Int,
                failures: try row["failures"] as Int
            )
        }
        guard let client = found else { return nil }
        // Of what is not spent no moment matters.
        if client.wrong < client.allowed, client.naming < ClientBudget.namingAllowed(wrong: client.allowed),
            client.failures < ClientBudget.failuresAllowed(wrong: client.allowed)
        {
            return ClientStanding(wrongAllowed: client.allowed, pauseTold: client.told)
        }
        func dates(_ sql: String, _ limit: Int, times: Int = 1) throws -> [Date] {
            let keys = (0..<times).flatMap { _ in [SQLValue.integer(client.key), hour.sqlValue] }
            return try all("\(sql) ORDER BY at DESC LIMIT ?", SQLArguments(keys) + [limit]) { try $0["at"] as Date }
        }
        return ClientStanding(
            wrongAllowed: client.allowed, wrong: try dates(ClientAttempts.wrong, client.allowed),
            naming: try dates(ClientAttempts.naming, ClientBudget.namingAllowed(wrong: client.allowed)),
            failures: try dates(
                ClientAttempts.failures, ClientBudget.failuresAllowed(wrong: client.allowed), times: 2),
            pauseTold: client.told)
    }
}

/// What is counted of a client within the last hour.
enum ClientAttempts {
    /// Of `clients p`; ?3 is an hour ago.
    static let wrongNow = """
        p.wrong_allowed AS client_wrong_allowed, p.pause_told AS client_pause_told,
        CASE WHEN p.key IS NOT NULL THEN (
            SELECT count(*) FROM attempts
            WHERE client = p.key AND taken_at > ?3 AND given_back = 0 AND result IS DISTINCT FROM 'verified'
        ) END AS client_wrong
        """

    /// ?1 is the client, ?2 an hour ago.
    fileprivate static let counts = """
        SELECT p.key, p.wrong_allowed, p.pause_told,
            (SELECT count(*) FROM attempts WHERE client = p.key AND taken_at > ?2 AND given_back = 0
                AND result IS DISTINCT FROM 'verified') AS wrong,
            (SELECT count(*) FROM look_ups WHERE client = p.key AND failed = 0 AND taken_at > ?2) AS naming,
            (SELECT count(*) FROM look_ups WHERE client = p.key AND failed = 1 AND taken_at > ?2)
                + (SELECT count(*) FROM calls WHERE client = p.key AND attempts = 0 AND opened_at > ?2) AS failures
        FROM clients p WHERE p.name = ?1
        """
    fileprivate static let wrong = """
        SELECT taken_at AS at FROM attempts
        WHERE client = ? AND taken_at > ? AND given_back = 0 AND result IS DISTINCT FROM 'verified'
        """
    fileprivate static let naming = """
        SELECT taken_at AS at FROM look_ups WHERE client = ? AND failed = 0 AND taken_at > ?
        """
    fileprivate static let failures = """
        SELECT taken_at AS at FROM look_ups WHERE client = ? AND failed = 1 AND taken_at > ?
        UNION ALL SELECT opened_at FROM calls WHERE client = ? AND attempts = 0 AND opened_at > ?
        """
}

extension ClientStanding {
    /// By how many attempts were wrong within the hour; nil where no client asks. Their moments are missing.
    init?(wrongNow row: SQLRow) throws {
        guard let allowed: Int = try row["client_wrong_allowed"] else { return nil }
        let count: Int = try row["client_wrong"]
        self.init(wrongAllowed: allowed, pauseTold: try row["client_pause_told"], hasSpentAll: count >= allowed)
    }
}

extension Transaction {
    /// The standing, with the client locked until what is taken from it is written.
    func lockedStanding(ofClient id: Client.ID?) throws -> ClientStanding? {
        guard let id else { return nil }
        if connection.locksRows, let key = try clientKey(id) { try lock(.client(key)) }
        return try standing(ofClient: id)
    }

    func tell(_ pause: ClientPause, of client: Client.ID?) throws {
        guard let event = pause.event else { return }
        let column =
            switch pause.sort {
            case .checks: "pause_told"
            case .changes: "changes_told"
            }
        try update("UPDATE clients SET \(column) = ? WHERE name = ?", [pause.end, client])
        try record(event)
    }

    fileprivate func insertAgents(of client: Client, key: Int64) throws {
        guard case .named(let ids) = client.agents else { return }
        for id in ids.map(\.description).sorted() {
            try insert("INSERT INTO client_agents (client, agent) VALUES (?, ?)", [key, id])
        }
    }
}
