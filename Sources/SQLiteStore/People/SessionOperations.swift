import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func start(_ session: Session, member: ID<Member>, browser: TokenHash?, event: AuditEvent) async throws {
        try await write { db in
            let key = try db.memberKey(member)
            try db.start(session, member: key, agent: nil)
            let isNew = try browser.map { try db.meet($0, of: key, at: session.startedAt) } ?? false
            try db.record(isNew ? event.fromNewBrowser : event)
        }
    }

    public func start(_ session: Session, agent: ID<Agent>, event: AuditEvent) async throws {
        try await write { db in
            try db.start(session, member: nil, agent: try db.agentKey(agent))
            try db.record(event)
        }
    }

    public func memberSession(_ token: TokenHash, at now: Date) async throws -> MemberSession? {
        try readOnce { db in
            let found = try db.first(SessionRow.ofMember, [token.blob]) { row in
                let account = try AccountRow(row, from: SessionRow.columnCount).value
                let member = try MemberRow.member(
                    row, from: SessionRow.columnCount + AccountRow.columnCount, of: account.id)
                return MemberSession(session: SessionRow.session(row, token), member: member, account: account)
            }
            return found.flatMap { $0.session.isOver(at: now) ? nil : $0 }
        }
    }

    public func agentSession(_ token: TokenHash, at now: Date) async throws -> AgentSession? {
        try readOnce { db in
            let found = try db.first(SessionRow.ofAgent, [token.blob]) { row in
                let agent = try AgentRow(row, from: SessionRow.columnCount).agent
                return AgentSession(session: SessionRow.session(row, token), agent: agent)
            }
            return found.flatMap { $0.session.isOver(at: now) ? nil : $0 }
        }
    }

    public func markSeen(_ token: TokenHash, at now: Date) async throws {
        try await write { db in
            try db.run("UPDATE sessions SET seen_at = max(seen_at, ?) WHERE token = ?", [now.milliseconds, token.blob])
        }
    }

    public func renew(_ token: TokenHash, as new: TokenHash, passwordGivenAt now: Date) async throws -> Bool {
        try await write { db in
            try db.run(
                "UPDATE sessions SET token = ?, password_given_at = ? WHERE token = ?",
                [new.blob, now.milliseconds, token.blob]) > 0
        }
    }

    public func end(_ token: TokenHash, event: AuditEvent) async throws {
        try await write { db in
            let ended = try db.run("DELETE FROM sessions WHERE token = ?", [token.blob])
            if ended > 0 { try db.record(event) }
        }
    }

    public func sessions(of member: ID<Member>, at now: Date) async throws -> [Session] {
        try readOnce { db in
            let sql = """
                SELECT \(SessionRow.columns), s.token FROM sessions s JOIN members m ON m.key = s.member
                WHERE m.id = ? ORDER BY s.seen_at DESC
                """
            return try db.all(sql, [member.blob]) { row in
                SessionRow.session(row, TokenHash(bytes: Array(row[SessionRow.columnCount] as Data)))
            }.filter { !$0.isOver(at: now) }
        }
    }

    public func endOtherSessions(of member: ID<Member>, keeping session: TokenHash, event: AuditEvent) async throws
        -> Int
    {
        try await write { db in
            let ended = try db.run(
                "DELETE FROM sessions WHERE member = (SELECT key FROM members WHERE id = ?) AND token <> ?",
                [member.blob, session.blob])
            if ended > 0 { try db.record(event) }
            return ended
        }
    }

    public func forgetSessions(overAt now: Date) async throws {
        try await write { db in
            try db.run(
                "DELETE FROM sessions WHERE seen_at <= ? OR started_at <= ?",
                [
                    now.addingTimeInterval(-Session.idle).milliseconds,
                    now.addingTimeInterval(-Session.longest).milliseconds,
                ])
        }
    }
}

extension Database {
    /// Remembers a browser of a member.
    ///
    /// - Returns: whether it is a new one.
    func meet(_ browser: TokenHash, of member: Int64?, at now: Date) throws -> Bool {
        let known = try run(
            "UPDATE browsers SET seen_at = ? WHERE member = ? AND browser = ?",
            [now.milliseconds, member, browser.blob])
        guard known == 0 else { return false }
        try run(
            "INSERT INTO browsers (member, browser, seen_at) VALUES (?, ?, ?)",
            [member, browser.blob, now.milliseconds])
        return true
    }
}

extension AuditEvent {
    fileprivate var fromNewBrowser: AuditEvent {
        AuditEvent(
            at: at, kind: .memberLoggedInNewBrowser, actor: actor, account: account, call: call, address: address,
            detail: detail)
    }
}
