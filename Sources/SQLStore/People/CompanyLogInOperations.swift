import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func agent(_ identity: CompanyIdentity) async throws -> Agent? {
        try await readOnce { db in try db.agentRow(identity)?.agent }
    }

    package func arrive(
        _ arrival: CompanyArrival, id: ID<Agent>, password: SealedSecret?, language: Language, from address: String?
    ) async throws -> CompanyArrival.Outcome {
        try await write { db in
            let person = arrival.person
            let linked = try db.agentRow(person.standing.identity)
            let sameAddress = linked == nil ? try person.email.flatMap(db.agentRow) : nil
            let decision = try arrival.decide(
                linked: linked?.agent, sameAddress: sameAddress?.agent, isLast: db.isLastAdministrator, id: id,
                language: language)
            let origin = AuditOrigin(actor: .system, address: address)
            switch decision {
            case .refused(let refusal): return .refused(refusal)
            case .new(let agent):
                guard let password, try db.insert(agent, password: password) else { return .refused(.addressTaken) }
                let decision = AgentChange.adding(
                    agent, link: nil, by: .host, reason: CompanyArrival.reason, origin: origin, at: db.now)
                if case .change(let change) = decision { try db.perform(change) }
                return .arrived(agent, hasSecondFactor: false)
            case .known(let agent, let rights, let links):
                guard let row = linked ?? sameAddress else { return .refused(.unknownAgent) }
                try db.lock(.agent(row.key))
                if links { try db.link(person.standing.identity, to: row, by: origin) }
                for request in [AgentChange.Request.role(rights.role), .brands(rights.brands)] {
                    try db.change(agent.id, request, by: origin)
                }
                let now = try present(try db.agentRow(agent.id))
                return .arrived(now.agent, hasSecondFactor: try db.holdings(now.key).hasSecondFactor)
            }
        }
    }

    package func endSessions(
        issuer: String, session: String?, subject: String?, at place: LoginPlace, by word: TokenHash, until: Date,
        from address: String?
    ) async throws -> Int? {
        try await write { db in
            // With what it brings about: one that came to nothing can be sent again.
            guard try db.takeOnce(word, until: until) else { return nil }
            var (conditions, arguments): ([String], SQLArguments) = ([], [])
            if let session {
                conditions.append("issuer = ? AND provider_session = ?")
                arguments += [issuer, session]
            }
            if let subject {
                // Where no session is named, those too that they have begun here without the provider.
                conditions.append(
                    place.brand == nil
                        ? "agent IN (SELECT key FROM agents WHERE issuer = ? AND subject = ?)"
                        : """
                        member IN (SELECT o.key FROM members m JOIN members o ON o.log_in = m.log_in
                            WHERE m.issuer = ? AND m.subject = ?)
                        """)
                arguments += [issuer, subject]
            }
            guard !conditions.isEmpty else { return 0 }
            if let brand = place.brand {
                conditions.append(
                    "member IN (SELECT key FROM members WHERE brand = (SELECT key FROM brands WHERE id = ?))")
                arguments += [brand]
            } else {
                conditions.append("agent IS NOT NULL")
            }
            let whose = conditions.joined(separator: " AND ")
            let agents = try db.agents("SELECT agent FROM sessions WHERE \(whose)", arguments)
            let members = try db.members("SELECT member FROM sessions WHERE \(whose)", arguments)
            let ended = try db.run("DELETE FROM sessions WHERE \(whose)", arguments)
            for identity in agents.map(Identity.init) + members.map(Identity.init) {
                try db.record(CompanyLogOut.ended(identity, from: address, at: db.now))
            }
            return ended
        }
    }

    package func takeOnce(_ token: TokenHash, until: Date) async throws -> Bool {
        try await write { db in try db.takeOnce(token, until: until) }
    }

    package func makeLogInLink(_ token: TokenHash, of agent: ID<Agent>, until: Date, by origin: AuditOrigin)
        async throws
        -> Bool
    {
        try await write { db in
            guard let row = try db.agentRow(agent), !row.agent.isDisabled else { return false }
            try db.run("DELETE FROM log_in_links WHERE agent = ?", [row.key])
            try db.insert(
                "INSERT INTO log_in_links (token, agent, expires_at) VALUES (?, ?, ?)", [token, row.key, until])
            try db.record(LogInByLink.made(row.agent, by: origin, at: db.now))
            return true
        }
    }

    package func logInLink(_ token: TokenHash) async throws -> Agent? {
        try await readOnce { db in try db.agentRow(ofLogInLink: token)?.agent }
    }

    package func useLogInLink(_ token: TokenHash, from address: String?) async throws -> Agent? {
        try await write { db in
            guard let row = try db.agentRow(ofLogInLink: token) else { return nil }
            guard try db.run("DELETE FROM log_in_links WHERE token = ?", [token]) > 0 else { return nil }
            try db.record(LogInByLink.used(row.agent, from: address, at: db.now))
            return row.agent
        }
    }

    package func forgetCompanyLogIns() async throws {
        try await write { db in
            for table in ["log_in_links", "taken_once"] {
                try db.run("DELETE FROM \(table) WHERE expires_at <= ?", [db.now])
            }
        }
    }
}

extension Reading {
    fileprivate func members(_ chosen: String, _ arguments: SQLArguments) throws -> [Member] {
        let sql = """
            SELECT \(MemberRow.columns), a.id AS account_id FROM members m JOIN accounts a ON a.key = m.account
            WHERE m.key IN (\(chosen)) ORDER BY m.key
            """
        return try all(sql, arguments) { row in
            try unlessAltered { try MemberRow.member(row, of: row["account_id"]) }
        }.compactMap(\.self)
    }

    fileprivate func agentRow(_ identity: CompanyIdentity) throws -> AgentRow? {
        let sql = "SELECT \(AgentRow.columns) FROM agents g WHERE g.issuer = ? AND g.subject = ?"
        return try first(sql, [identity.issuer, identity.subject]) { try AgentRow($0) }
    }

    fileprivate func agentRow(_ email: EmailAddress) throws -> AgentRow? {
        let sql = "SELECT \(AgentRow.columns) FROM agents g WHERE g.email IN (?, ?)"
        return try first(sql, SQLArguments(email.keys)) { try AgentRow($0) }
    }

    fileprivate func agentRow(ofLogInLink token: TokenHash) throws -> AgentRow? {
        let sql = """
            SELECT \(AgentRow.columns) FROM log_in_links t JOIN agents g ON g.key = t.agent
            WHERE t.token = ? AND t.expires_at > ? AND g.disabled = 0
            """
        return try first(sql, [token, now]) { try AgentRow($0) }
    }

    /// Those whose keys `chosen` selects.
    fileprivate func agents(_ chosen: String, _ arguments: SQLArguments) throws -> [Agent] {
        try all("SELECT \(AgentRow.columns) FROM agents g WHERE g.key IN (\(chosen)) ORDER BY g.key", arguments) {
            row in
            try unlessAltered { try AgentRow(row).agent }
        }.compactMap(\.self)
    }
}

extension Transaction {
    /// Two who are made less at once come one after the other.
    fileprivate func isLastAdministrator(_ agent: Agent) throws -> Bool {
        let administrators = try all("SELECT key FROM agents WHERE administers = 1 AND disabled = 0 ORDER BY key", []) {
            try $0["key"] as Int64
        }
        for key in administrators { try lock(.agent(key)) }
        let sql = "SELECT 1 FROM agents WHERE administers = 1 AND disabled = 0 AND id <> ?"
        return try !exists(sql, [agent.id])
    }

    fileprivate func takeOnce(_ token: TokenHash, until: Date) throws -> Bool {
        try run(
            "INSERT INTO taken_once (token, expires_at) VALUES (?, ?) ON CONFLICT (token) DO NOTHING", [token, until])
            > 0
    }

    fileprivate func link(_ identity: CompanyIdentity, to row: AgentRow, by origin: AuditOrigin) throws {
        try write(row.agent.linked(to: identity), over: row)
        try record(CompanyArrival.linked(row.agent, by: origin, at: now))
    }

    /// As ``AgentChange`` decides, by the agent as they are.
    fileprivate func change(_ agent: ID<Agent>, _ request: AgentChange.Request, by origin: AuditOrigin) throws {
        let row = try present(try agentRow(agent))
        let decision = AgentChange.decide(
            request, of: row.agent, having: try holdings(row.key), by: .host, reason: CompanyArrival.reason,
            origin: origin, at: now)
        guard case .change(let change) = decision else { return }
        try write(change.agent, over: row)
        try perform(change)
    }
}
