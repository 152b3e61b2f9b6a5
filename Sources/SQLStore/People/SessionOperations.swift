import Foundation
import SecurityQuestions

extension SQLStore {
    package func start(_ session: Session, member: ID<Member>, browser: TokenHash?, event: AuditEvent) async throws {
        try await write { db in
            let key = try db.memberKey(member)
            try db.start(session, member: key, agent: nil)
            let isKnown = try browser.map { try !db.meet($0, of: key, at: session.startedAt) } ?? true
            let kind = KnownBrowser.kind(of: browser, isKnown: isKnown)
            try db.record(event.origin.event(kind, at: event.at, account: event.account, detail: event.detail))
        }
    }

    package func start(_ session: Session, agent: ID<Agent>, event: AuditEvent) async throws {
        try await write { db in
            try db.start(session, member: nil, agent: try db.agentKey(agent))
            try db.record(event)
        }
    }

    package func memberSession(_ token: TokenHash, at now: Date) async throws -> MemberSession? {
        try await readOnce { db in
            let found = try db.first(SessionRow.ofMember, [token]) { row in
                let account = try AccountRow(row).value
                return MemberSession(
                    session: try SessionRow.session(row, token), member: try MemberRow.member(row, of: account.id),
                    account: account)
            }
            return found.flatMap { $0.session.isOver(at: now) ? nil : $0 }
        }
    }

    package func agentSession(_ token: TokenHash, at now: Date) async throws -> AgentSession? {
        try await readOnce { db in
            let found = try db.first(SessionRow.ofAgent, [token]) { row in
                AgentSession(
                    session: try SessionRow.session(row, token), agent: try AgentRow(row).agent,
                    hasSecondFactor: try row["has_second_factor"])
            }
            return found.flatMap { $0.session.isOver(at: now) ? nil : $0 }
        }
    }

    package func markSeen(_ token: TokenHash, at now: Date) async throws {
        try await write { db in
            try db.run("UPDATE sessions SET seen_at = ?1 WHERE token = ?2 AND seen_at < ?1", [now, token])
        }
    }

    package func renew(_ token: TokenHash, as new: TokenHash, passwordGivenAt now: Date) async throws -> Bool {
        try await write { db in
            try db.run(
                "UPDATE sessions SET token = ?, password_given_at = ? WHERE token = ?", [new, now, token]) > 0
        }
    }

    package func end(_ token: TokenHash, event: AuditEvent) async throws {
        try await write { db in
            let ended = try db.run("DELETE FROM sessions WHERE token = ?", [token])
            if ended > 0 { try db.record(event) }
        }
    }

    package func sessions(of member: ID<Member>, at now: Date) async throws -> [Session] {
        try await readOnce { db in try db.sessions(of: member, at: now) }
    }

    package func endOtherSessions(of member: ID<Member>, keeping session: TokenHash, event: AuditEvent) async throws
        -> Int
    {
        try await write { db in
            let ended = try db.perform(.otherSessions(member, keeping: session))
            if ended > 0 { try db.record(event) }
            return ended
        }
    }

    package func forgetSessions(overAt now: Date) async throws {
        try await write { db in
            try db.run(
                "DELETE FROM sessions WHERE seen_at <= ? OR started_at <= ?",
                [now.addingTimeInterval(-Session.idle), now.addingTimeInterval(-Session.longest)])
        }
    }
}

extension Transaction {
    /// Remembers a browser of a member.
    ///
    /// - Returns: whether it is a new one.
    func meet(_ browser: TokenHash, of member: Int64?, at now: Date) throws -> Bool {
        let known = try run(
            "UPDATE browsers SET seen_at = ? WHERE member = ? AND browser = ?", [now, member, browser])
        guard known == 0 else { return false }
        return try run(
            "INSERT INTO browsers (member, browser, seen_at) VALUES (?, ?, ?) ON CONFLICT (member, browser) DO NOTHING",
            [member, browser, now]) == 1
    }
}
