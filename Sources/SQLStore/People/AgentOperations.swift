import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func agent(email: EmailAddress) async throws -> (agent: Agent, password: SealedSecret)? {
        try await readOnce { db in
            let sql = "SELECT \(AgentRow.columns), \(SecretColumns.names) FROM agents g WHERE g.email IN (?, ?)"
            return try db.first(sql, SQLArguments(email.keys)) { row in
                (try AgentRow(row).agent, try SecretColumns.secret(row))
            }
        }
    }

    package func agents() async throws -> [Agent] {
        try await readOnce { db in
            try db.all("SELECT \(AgentRow.columns) FROM agents g ORDER BY g.key") { row in
                try db.unlessAltered { try AgentRow(row).agent }
            }.compactMap(\.self)
        }
    }

    package func add(
        _ agent: Agent, password: SealedSecret, link: MailedLink?, reason: String?, by manager: AgentManager,
        from origin: AuditOrigin
    ) async throws -> AddAgent.Outcome {
        try await write { db in
            let decision = AgentChange.adding(
                agent, link: link, by: try db.asNow(manager), reason: reason, origin: origin, at: db.now)
            switch decision {
            case .refused(let refusal): return .notAllowed(refusal)
            case .unchanged: return .added
            case .change(let change):
                if let there = try db.agentRow(agent.id)?.agent {
                    return there.email.key == agent.email.key ? .added : .addressTaken
                }
                guard try db.insert(agent, password: password) else { return .addressTaken }
                try db.perform(change)
                return .added
            }
        }
    }

    package func setKeys(_ areOn: Bool, of agent: ID<Agent>) async throws {
        try await write { db in
            try db.run("UPDATE agents SET keys_off = ? WHERE id = ?", [!areOn, agent])
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
    func insert(_ agent: Agent, password: SealedSecret) throws -> Bool {
        let added = try first(
            """
            INSERT INTO agents (id, name, email, email_written, role, administers, language, disabled, issuer, subject,
                \(SecretColumns.names), tag_key, tag)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING RETURNING key
            """,
            [
                agent.id, agent.name, agent.email.key, agent.email.writtenOtherwise,
            ] + agent.role.columns + [
                agent.language, agent.isDisabled, agent.company?.issuer, agent.company?.subject,
            ] + password.arguments
                + (try tags.tag(RowFacts(agent, emailKey: agent.email.key)).arguments)
        ) { try $0["key"] as Int64 }
        guard let key = added else { return false }
        try insertBrands(of: agent, key: key)
        return true
    }
}
