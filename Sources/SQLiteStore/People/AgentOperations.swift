import Foundation
import GRDB
import SecurityQuestions
import SpokenAnswers

extension SQLiteStore {
    public func agent(email: EmailAddress) async throws -> (agent: Agent, password: SealedSecret)? {
        try read { db in
            let sql = "SELECT \(AgentRow.columns), \(SecretColumns.names) FROM agents g WHERE g.email = ?"
            return try db.first(sql, [email.key]) { row in
                (try AgentRow(row).agent, SecretColumns.secret(row, from: AgentRow.columnCount))
            }
        }
    }

    public func agents() async throws -> [Agent] {
        try read { db in
            try db.all("SELECT \(AgentRow.columns) FROM agents g ORDER BY g.key") { try AgentRow($0).agent }
        }
    }

    public func add(_ agent: Agent, password: SealedSecret, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard try db.insert(agent, password: password) else { return false }
            try db.record(event)
            return true
        }
    }

    public func disable(_ email: EmailAddress, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard let key = try db.first("SELECT key FROM agents WHERE email = ?", [email.key], { $0[0] as Int64 })
            else { return false }
            let disabled = try db.run("UPDATE agents SET disabled = 1 WHERE key = ? AND NOT disabled", [key])
            try db.run("DELETE FROM sessions WHERE agent = ?", [key])
            if disabled > 0 { try db.record(event) }
            return true
        }
    }

    public func pause(_ agent: ID<Agent>, event: AuditEvent) async throws -> Bool {
        try await write { db in
            let paused = try db.run("UPDATE agents SET paused = 1 WHERE id = ? AND paused = 0", [agent.blob])
            if paused > 0 { try db.record(event) }
            return paused > 0
        }
    }

    public func resume(_ agent: ID<Agent>, at now: Date, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard let key = try db.agentKey(agent), try db.pause(ofAgent: key, at: now) != nil else { return false }
            try db.run("UPDATE agents SET paused = 0, counts_from = ? WHERE key = ?", [now.milliseconds, key])
            try db.record(event)
            return true
        }
    }

    public func days(from: Date) async throws -> [AgentDay] {
        try await readAside { db in
            try db.all(
                """
                SELECT g.id, t.taken_at / 86400000, count(*), sum(t.result IS NOT 'verified'),
                    sum(t.result IS 'verified')
                FROM attempts t JOIN agents g ON g.key = t.agent
                WHERE t.taken_at >= ? AND t.result IS NOT 'notChecked' GROUP BY 1, 2 ORDER BY 2, g.key
                """,
                [from.milliseconds]
            ) {
                AgentDay(agent: try ID(blob: $0[0]), day: $0[1], checks: $0[2], wrong: $0[3], verified: $0[4])
            }
        }
    }

    public func setLanguage(_ language: Language, of agent: ID<Agent>) async throws {
        try await write { db in
            try db.run("UPDATE agents SET language = ? WHERE id = ?", [language.rawValue, agent.blob])
        }
    }
}

extension Database {
    /// False when the address is taken.
    fileprivate func insert(_ agent: Agent, password: SealedSecret) throws -> Bool {
        let added = try run(
            """
            INSERT INTO agents (id, name, email, email_written, role, language, disabled, \(SecretColumns.names))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING
            """,
            [
                agent.id.blob, agent.name, agent.email.key, agent.email.writtenOtherwise, agent.role.rawValue,
                agent.language.rawValue, agent.isDisabled,
            ] + password.arguments)
        guard added == 1 else { return false }
        let key = lastInsertedRowID
        var brands = BrandKeys()
        for (position, brand) in agent.brands.enumerated() {
            try run(
                "INSERT INTO agent_brands (agent, position, brand) VALUES (?, ?, ?)",
                [key, position, try brands.key(of: brand, in: self)])
        }
        return true
    }
}
