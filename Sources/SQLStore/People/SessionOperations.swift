import Foundation
import SecurityQuestions

extension SQLStore {
    package func start(
        _ session: TokenHash, of identity: Identity, browser: TokenHash?, client: ClientSoftware?,
        from address: String?,
        company: CompanyStanding?
    ) async throws {
        try await write { db in
            let member = try identity.membership.flatMap(db.memberKey)
            let agent = try db.keys(of: identity.person).agent
            let isNew = try browser.map { try db.meet(KnownBrowser(of: identity.person, $0)) } ?? false
            let start = SessionStart(
                session, of: identity, isNewBrowser: isNew, client: client, from: address, company: company, at: db.now)
            try db.start(start.session, member: member, agent: agent, company: company)
            try db.record(start.event)
            if let member, let event = start.resumption { try db.resumeChecks(ofMember: member, as: event) }
        }
    }

    package func memberSession(_ token: TokenHash) async throws -> MemberSession? {
        try await readOnce { db in
            let found = try db.first(SessionRow.ofMember, [token]) { row in
                let account = try AccountRow(row).value
                return MemberSession(
                    session: try SessionRow.session(row, token), member: try MemberRow.member(row, of: account.id),
                    account: account, opensOthers: try row["opens_others"], company: try SessionRow.company(row))
            }
            return found.flatMap { $0.session.isOver(at: db.now) ? nil : $0 }
        }
    }

    package func agentSession(_ token: TokenHash) async throws -> AgentSession? {
        try await readOnce { db in
            var found: AgentSession?
            let calls = try db.all(SessionRow.ofAgent, [db.now.addingTimeInterval(-Call.lifetime), token]) { row in
                if found == nil {
                    found = AgentSession(
                        session: try SessionRow.session(row, token), agent: try AgentRow(row).agent,
                        hasSecondFactor: try row["has_second_factor"], usesKeys: try !row["keys_off"],
                        company: try SessionRow.company(row))
                }
                return try db.openCall(row)
            }
            guard var found, !found.session.isOver(at: db.now) else { return nil }
            found.openCalls = calls.compactMap(\.self)
            return found
        }
    }

    package func markSeen(_ token: TokenHash) async throws {
        try await write(.amongRowLocks) { db in
            try db.run("UPDATE sessions SET seen_at = ?1 WHERE token = ?2 AND seen_at < ?1", [db.now, token])
        }
    }

    package func note(_ client: ClientSoftware, of token: TokenHash) async throws {
        try await write { db in
            try db.run("UPDATE sessions SET client = ? WHERE token = ? AND client IS NULL", [client.kept, token])
        }
    }

    package func endOther(_ token: TokenHash, of identity: Identity, from address: String?) async throws -> Bool {
        try await write { db in
            let ended = try db.run(
                """
                DELETE FROM sessions WHERE token = ?1 AND (
                    member IN (SELECT key FROM members WHERE log_in = ?2)
                    OR agent = (SELECT key FROM agents WHERE id = ?2))
                """, [token, identity.person.idValue])
            if ended > 0 { try db.record(SessionEnding.others(of: identity, from: address, at: db.now)) }
            return ended > 0
        }
    }

    package func renew(_ token: TokenHash, as new: TokenHash, isPasswordGiven: Bool) async throws -> Bool {
        try await write { db in
            try db.run(
                "UPDATE sessions SET token = ?, password_given_at = coalesce(?, password_given_at) WHERE token = ?",
                [new, isPasswordGiven ? db.now : nil, token]) > 0
        }
    }

    package func end(_ token: TokenHash, of identity: Identity, from address: String?) async throws {
        try await write { db in
            let ended = try db.run("DELETE FROM sessions WHERE token = ?", [token])
            if ended > 0 { try db.record(SessionEnding.loggedOut(identity, from: address, at: db.now)) }
        }
    }

    package func switchSession(
        _ token: TokenHash, of member: Member, to there: Member, as new: TokenHash, by origin: AuditOrigin
    ) async throws -> Bool {
        try await write { db in
            let switched = try db.run(
                """
                UPDATE sessions SET token = ?, member = (SELECT key FROM members WHERE id = ?)
                WHERE token = ? AND member = (SELECT key FROM members WHERE id = ?) AND EXISTS (
                    SELECT 1 FROM members m JOIN members o ON o.log_in = m.log_in JOIN accounts a ON a.key = o.account
                    WHERE m.id = ? AND o.id = ? AND o.accepted = 1 AND a.status IN ('active', 'suspended'))
                """, [new, there.id, token, member.id, member.id, there.id])
            guard switched > 0 else { return false }
            for event in AccountSwitch.events(from: member, to: there, by: origin, at: db.now) { try db.record(event) }
            return true
        }
    }

    package func sessions(of logIn: ID<Member>) async throws -> [Session] {
        try await readOnce { db in try db.sessions(of: .member(logIn), at: db.now) }
    }

    package func endOtherSessions(of identity: Identity, keeping session: TokenHash, from address: String?)
        async throws -> Int
    {
        try await write { db in
            let ended = try db.perform(.otherSessions(identity.person, keeping: session))
            if ended > 0 { try db.record(SessionEnding.others(of: identity, from: address, at: db.now)) }
            return ended
        }
    }

    package func forgetSessions() async throws {
        try await write { db in
            try db.run(
                "DELETE FROM sessions WHERE seen_at <= ? OR started_at <= ?",
                [db.now.addingTimeInterval(-Session.idle), db.now.addingTimeInterval(-Session.longest)])
        }
    }
}

extension Person {
    fileprivate var idValue: SQLValue {
        switch self {
        case .member(let id): id.sqlValue
        case .agent(let id): id.sqlValue
        }
    }
}
