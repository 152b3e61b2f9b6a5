import Foundation

/// Sessions of the Office Manager and of the care desk.
public protocol SessionStore: Sendable {
    /// In a browser that the member has not used before, `event` is recorded as one from a new browser.
    func start(_ session: Session, member: ID<Member>, browser: TokenHash?, event: AuditEvent) async throws
    func start(_ session: Session, agent: ID<Agent>, event: AuditEvent) async throws
    /// Whoever's session it is; sessions that are over at `now` are not found.
    func memberSession(_ token: TokenHash, at now: Date) async throws -> MemberSession?
    func agentSession(_ token: TokenHash, at now: Date) async throws -> AgentSession?
    func markSeen(_ token: TokenHash, at now: Date) async throws
    /// The password was given again: the session gets a new token (OWASP ASVS 5.0 7.2.4).
    ///
    /// - Returns: false when there is no such session, or it was renewed by another request just now.
    func renew(_ token: TokenHash, as new: TokenHash, passwordGivenAt now: Date) async throws -> Bool
    func end(_ token: TokenHash, event: AuditEvent) async throws
    /// The member's sessions, the latest seen first.
    func sessions(of member: ID<Member>, at now: Date) async throws -> [Session]
    /// - Returns: how many were ended.
    func endOtherSessions(of member: ID<Member>, keeping session: TokenHash, event: AuditEvent) async throws -> Int
    func forgetSessions(overAt now: Date) async throws
}

extension SessionStore {
    /// A session where nobody asks for the browser.
    public func start(_ session: Session, member: ID<Member>, event: AuditEvent) async throws {
        try await start(session, member: member, browser: nil, event: event)
    }
}
