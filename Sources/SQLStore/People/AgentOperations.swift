import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func agent(email: EmailAddress) async throws -> (agent: Agent, password: SealedSecret)? {
        try await readOnce { db in
            let sql = "SELECT \(AgentRow.columns), \(SecretColumns.names) FROM agents g WHERE g.email = ?"
            return try db.first(sql, [email.key]) { row in
                (try AgentRow(row).agent, try SecretColumns.secret(row))
            }
        }
    }

    package func agents() async throws -> [Agent] {
        try await readOnce { db in
            try db.all("SELECT \(AgentRow.columns) FROM agents g ORDER BY g.key") { try AgentRow($0).agent }
        }
    }

    package func add(_ agent: Agent, password: SealedSecret, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard try db.insert(agent, password: password) else { return false }
            try db.record(event)
            return true
        }
    }

    package func disable(_ email: EmailAddress, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard
                let key = try db.first(
                    "SELECT key FROM agents WHERE email = ?", [email.key], { try $0["key"] as Int64 })
            else { return false }
            let disabled = try db.run("UPDATE agents SET disabled = 1 WHERE key = ? AND disabled = 0", [key])
            try db.run("DELETE FROM sessions WHERE agent = ?", [key])
            if disabled > 0 { try db.record(event) }
            return true
        }
    }

    package func pause(_ agent: ID<Agent>, event: AuditEvent) async throws -> Bool {
        try await write { db in
            let paused = try db.run("UPDATE agents SET paused = 1 WHERE id = ? AND paused = 0", [agent])
            if paused > 0 { try db.record(event) }
            return paused > 0
        }
    }

    package func resume(_ agent: ID<Agent>, at now: Date, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard let key = try db.agentKey(agent) else { return false }
            try db.lock(.agent(key))
            guard let resumed = try db.standing(ofAgent: key).resuming(at: now) else { return false }
            try db.run(
                "UPDATE agents SET paused = ?, counts_from = ? WHERE key = ?",
                [resumed.isPaused, resumed.countsFrom, key])
            try db.record(event)
            return true
        }
    }

    package func days(from: Date) async throws -> [AgentDay] {
        try await readLong { db in
            try db.all(
                """
                SELECT g.id AS agent_id, t.taken_at / 86400000 AS day, count(*) AS checks,
                    sum(CASE WHEN t.result = 'verified' THEN 1 ELSE 0 END) AS verified
                FROM attempts t JOIN agents g ON g.key = t.agent
                WHERE t.taken_at >= ? AND t.result IS DISTINCT FROM 'notChecked'
                GROUP BY g.key, g.id, t.taken_at / 86400000 ORDER BY day, g.key
                """,
                [from]
            ) { row in
                let (checks, verified): (Int, Int) = (try row["checks"], try row["verified"])
                return AgentDay(
                    agent: try row["agent_id"], day: try row["day"], checks: checks, wrong: checks - verified,
                    verified: verified)
            }
        }
    }

    package func setLanguage(_ language: Language, of agent: ID<Agent>) async throws {
        try await write { db in
            try db.run("UPDATE agents SET language = ? WHERE id = ?", [language, agent])
        }
    }
}

extension Transaction {
    /// False when the address is taken.
    fileprivate func insert(_ agent: Agent, password: SealedSecret) throws -> Bool {
        let added = try first(
            """
            INSERT INTO agents (id, name, email, email_written, role, language, disabled, \(SecretColumns.names))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING RETURNING key
            """,
            [
                agent.id, agent.name, agent.email.key, agent.email.writtenOtherwise, agent.role, agent.language,
                agent.isDisabled,
            ] + password.arguments
        ) { try $0["key"] as Int64 }
        guard let key = added else { return false }
        var brands = BrandKeys()
        for (position, brand) in agent.brands.enumerated() {
            try insert(
                "INSERT INTO agent_brands (agent, position, brand) VALUES (?, ?, ?)",
                [key, position, try brands.key(of: brand, in: self)])
        }
        return true
    }
}
