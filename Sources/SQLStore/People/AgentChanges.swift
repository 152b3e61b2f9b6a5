import Foundation
import SecurityQuestions
import SpokenAnswers

/// What is changed about the people of the care desk, by others and by themselves.
extension SQLStore {
    package func change(
        _ agent: ID<Agent>, _ request: AgentChange.Request, reason: String?, by manager: AgentManager,
        from origin: AuditOrigin
    ) async throws -> ChangeAgent.Outcome {
        try await write { db in
            guard let row = try db.agentRow(agent) else { return .refused(.unknownAgent) }
            let decision = AgentChange.decide(
                request, of: row.agent, having: try db.holdings(row.key), by: try db.asNow(manager),
                reason: reason, origin: origin, at: db.now)
            switch decision {
            case .refused(let refusal): return .refused(refusal)
            case .unchanged: return .unchanged(row.agent)
            case .change(let change):
                try db.write(change.agent, over: row)
                try db.perform(change)
                return .changed(change.agent)
            }
        }
    }

    package func agentPasswordLink(_ token: TokenHash) async throws -> Agent? {
        try await readOnce { db in try db.agentRow(ofLink: token)?.agent }
    }

    package func resetAgentPassword(
        _ token: TokenHash, to password: SealedSecret, ifStill present: SealedSecret, by origin: AuditOrigin
    ) async throws -> Bool {
        try await write { db in
            guard let row = try db.agentRow(ofLink: token), try db.isStill(present, ofAgent: row.key) else {
                return false
            }
            try db.perform(.passwordReset(of: row.agent, by: origin, at: db.now))
            try db.setPassword(password, ofAgent: row.key)
            return true
        }
    }

    package func changeAgentPassword(
        of agent: ID<Agent>, to password: SealedSecret, ifStill present: SealedSecret, session: TokenHash,
        by origin: AuditOrigin
    ) async throws -> Bool {
        try await write { db in
            guard let row = try db.agentRow(agent), !row.agent.isDisabled,
                try db.isStill(present, ofAgent: row.key)
            else { return false }
            try db.perform(.password(of: row.agent, by: origin, at: db.now))
            try db.setPassword(password, ofAgent: row.key)
            try db.start(Session(beginning: db.now, token: session), member: nil, agent: row.key)
            return true
        }
    }
}

extension Reading {
    func agentRow(_ id: ID<Agent>) throws -> AgentRow? {
        try first("SELECT \(AgentRow.columns) FROM agents g WHERE g.id = ?", [id]) { try AgentRow($0) }
    }

    /// Whose link it is, while it is good.
    fileprivate func agentRow(ofLink token: TokenHash) throws -> AgentRow? {
        let sql = """
            SELECT \(AgentRow.columns) FROM password_resets t JOIN agents g ON g.key = t.agent
            WHERE t.token = ? AND t.expires_at > ? AND g.disabled = 0
            """
        return try first(sql, [token, now]) { try AgentRow($0) }
    }

    func holdings(_ key: Int64) throws -> AgentChange.Holdings {
        AgentChange.Holdings(
            hasSecondFactor: try exists("SELECT 1 FROM second_factors WHERE agent = ?", [key]),
            hasSession: try exists("SELECT 1 FROM sessions WHERE agent = ?", [key]),
            linkUntil: try first("SELECT max(expires_at) AS latest FROM password_resets WHERE agent = ?", [key]) {
                try $0["latest"] as Date?
            } ?? nil)
    }

    fileprivate func isStill(_ present: SealedSecret, ofAgent key: Int64) throws -> Bool {
        let current = try first("SELECT \(SecretColumns.names) FROM agents WHERE key = ?", [key]) {
            try SecretColumns.secret($0)
        }
        return MemberChange.mayReplace(current, ifStill: present)
    }

    /// The manager as they are now: whose access ended a moment ago changes nothing any more.
    func asNow(_ manager: AgentManager) throws -> AgentManager {
        guard case .agent(let agent, let delegating) = manager else { return manager }
        return .agent(try present(try agentRow(agent.id)).agent, delegating: delegating)
    }
}

extension Transaction {
    /// Everything that a change brings about beside the agent's own row: what ends, what is mailed, what is told.
    func perform(_ change: AgentChange) throws {
        if let revokes = change.revokes { try perform(revokes) }
        if change.endsSecondFactor { try deleteSecondFactor(of: .agent(change.agent.id)) }
        for subject in change.forgets { try forget(subject) }
        let readers = try all("SELECT \(AgentRow.columns) FROM agents g ORDER BY g.key") { row in
            try unlessAltered { try AgentRow(row) }
        }.compactMap(\.self)
        if let link = change.link, let row = readers.first(where: { $0.agent.id == change.agent.id }) {
            try post(link, to: row)
        }
        let hearing = Set(change.readers(among: readers.map(\.agent)).map(\.id))
        try post(
            "INSERT INTO outbox (id, kind, agent, email, about, happened_at, by_name, expires_at, at)",
            readers.filter { hearing.contains($0.agent.id) }.map { row in
                [
                    ID<Message>(world), change.tells, row.key, row.agent.email.text, change.agent.name, now,
                    change.event.actor.agentName, now.addingTimeInterval(Message.noticeLifetime), now,
                ]
            })
        try record(change.event)
    }

    private func post(_ link: MailedLink, to row: AgentRow) throws {
        try insert(
            "INSERT INTO password_resets (agent, token, expires_at) VALUES (?, ?, ?)",
            [row.key, link.token, link.expiresAt])
        try post(
            "INSERT INTO outbox (id, kind, agent, email, about, happened_at, key_id, expires_at, at)",
            [
                [
                    link.message, Message.Kind.agentPassword, row.key, row.agent.email.text, row.agent.name, now,
                    link.keyID, link.expiresAt, now,
                ]
            ])
    }

    func write(_ agent: Agent, over row: AgentRow) throws {
        try update(
            """
            UPDATE agents SET name = ?, role = ?, administers = ?, disabled = ?, issuer = ?, subject = ?, tag_key = ?, tag = ?
            WHERE key = ?
            """,
            [agent.name] as SQLArguments + agent.role.columns
                + [agent.isDisabled, agent.company?.issuer, agent.company?.subject]
                + (try tags.tag(row.facts(of: agent)).arguments) + [row.key])
        // What they have verified counts no more, also where they come back; and nothing of an answer that was being compared meanwhile.
        let changed = row.agent.worksFor.symmetricDifference(agent.worksFor)
        if !changed.isEmpty { try revokeGrants(ofAgent: row.key, in: Array(changed)) }
        guard agent.brands != row.agent.brands else { return }
        try run("DELETE FROM agent_brands WHERE agent = ?", [row.key])
        try insertBrands(of: agent, key: row.key)
    }

    func insertBrands(of agent: Agent, key: Int64) throws {
        var brands = BrandKeys()
        for (position, brand) in agent.brands.enumerated() {
            try insert(
                "INSERT INTO agent_brands (agent, position, brand) VALUES (?, ?, ?)",
                [key, position, try brands.key(of: brand, in: self)])
        }
    }

    func setPassword(_ password: SealedSecret, ofAgent key: Int64) throws {
        try update(
            """
            UPDATE agents SET key_id = ?, nonce = ?, salt = ?, memory_mib = ?, passes = ?, sealed = ? WHERE key = ?
            """, password.arguments + [key])
    }
}

extension Agent {
    fileprivate var worksFor: Set<Brand.ID> { isDisabled ? [] : Set(brands) }
}

extension AuditEvent.Actor {
    fileprivate var agentName: String? { if case .agent(_, let name) = self { name } else { nil } }
}
