import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func start(_ session: Session, member: ID<Member>, event: AuditEvent) async throws {
        try await write { db in
            try db.start(session, member: try db.memberKey(member), agent: nil)
            try db.record(event)
        }
    }

    public func start(_ session: Session, agent: ID<Agent>, event: AuditEvent) async throws {
        try await write { db in
            try db.start(session, member: nil, agent: try db.agentKey(agent))
            try db.record(event)
        }
    }

    public func memberSession(_ token: TokenHash, at now: Date) async throws -> MemberSession? {
        try read { db in
            let found = try db.first(SessionRow.ofMember, [token.blob]) { row in
                let account = try AccountRow(row, from: SessionRow.columnCount, in: db).value
                let member = try MemberRow.member(
                    row, from: SessionRow.columnCount + AccountRow.columnCount, of: account.id)
                return MemberSession(session: SessionRow.session(row, token), member: member, account: account)
            }
            return found.flatMap { $0.session.isOver(at: now) ? nil : $0 }
        }
    }

    public func agentSession(_ token: TokenHash, at now: Date) async throws -> AgentSession? {
        try read { db in
            let found = try db.first(SessionRow.ofAgent, [token.blob]) { row in
                let agent = try AgentRow(row, from: SessionRow.columnCount, in: db).agent
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
