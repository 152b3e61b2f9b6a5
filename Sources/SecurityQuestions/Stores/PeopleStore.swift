import Foundation
import SpokenAnswers

/// Members, their passwords and their sessions.
public protocol MemberStore: Sendable {
    /// The member of `brand` with this address, and their password if they have chosen one.
    func member(email: EmailAddress, brand: Brand.ID) async throws -> (
        member: Member, password: SealedSecret?, account: Account
    )?
    func password(of member: ID<Member>) async throws -> SealedSecret?
    func members(of account: ID<Account>) async throws -> [Member]
    func setLanguage(_ language: Language, of member: ID<Member>) async throws
}

/// Sessions of the Office Manager and of the care desk.
public protocol SessionStore: Sendable {
    func start(_ session: Session, member: ID<Member>, event: AuditEvent) async throws
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
    func forgetSessions(overAt now: Date) async throws
}

/// Agents and supervisors.
public protocol AgentStore: Sendable {
    func agent(email: EmailAddress) async throws -> (agent: Agent, password: SealedSecret)?
    func agents() async throws -> [Agent]
    /// - Returns: false when the address is taken.
    func add(_ agent: Agent, password: SealedSecret, event: AuditEvent) async throws -> Bool
    /// Ends the agent's sessions as well. False when there is no such agent.
    func disable(_ email: EmailAddress, event: AuditEvent) async throws -> Bool
    func setLanguage(_ language: Language, of agent: ID<Agent>) async throws
}

/// Failed log-ins by name and by network address.
public protocol LoginThrottleStore: Sendable {
    func throttle(_ subject: LoginThrottle.Subject) async throws -> LoginThrottle
    /// Counts a failure for each subject, durably, before the password is looked at; counts none while one has to wait.
    ///
    /// - Returns: until when to wait; nil when the password may be looked at.
    func take(_ subjects: [LoginThrottle.Subject], at now: Date) async throws -> Date?
    /// The attempt could not be looked at, or was right: it is taken back.
    func giveBack(_ subjects: [LoginThrottle.Subject]) async throws
    /// The password was right: the count begins anew.
    func clear(_ subject: LoginThrottle.Subject) async throws
}
