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

    /// Adds a member to an account, who chooses a password by `link`.
    ///
    /// - Returns: false when the account is not active or the brand has a member with this address.
    func add(_ member: Member, link: MailedLink, event: AuditEvent) async throws -> Bool

    /// A new password: ends the member's sessions and begins `session` in their place.
    func changePassword(of member: ID<Member>, to password: SealedSecret, session: Session, event: AuditEvent)
        async throws

    /// Mails a link for a new password; an earlier one stops working.
    func askPasswordReset(of member: ID<Member>, link: MailedLink, event: AuditEvent) async throws
    /// Whose link it is; nil where it was used, replaced or is too old.
    func passwordReset(_ token: TokenHash, at now: Date) async throws -> (member: Member, account: Account)?
    /// Sets the password, ends the member's sessions and the link; false where there is no such link.
    func resetPassword(_ token: TokenHash, to password: SealedSecret, at now: Date, event: AuditEvent) async throws
        -> Bool

    /// Mails a link to the new address; an earlier one stops working. Nobody is told whether the address is free: to one
    /// that another member of the brand has, nothing is sent.
    func askEmailChange(of member: ID<Member>, to email: EmailAddress, link: MailedLink, event: AuditEvent)
        async throws
    func emailChange(_ token: TokenHash, at now: Date) async throws -> (
        member: Member, account: Account, email: EmailAddress
    )?
    /// Takes the new address and keeps the old one for notices; false where there is no such link or the address was
    /// taken meanwhile.
    func changeEmail(_ token: TokenHash, at now: Date, event: AuditEvent) async throws -> Bool

    /// "This was not me": ends every session of the account but this one, its calls, its links and its support code, and
    /// stops phone verification until a new question is set.
    func reportNotMe(_ account: ID<Account>, keeping session: TokenHash, event: AuditEvent) async throws
}

/// Second factors of members and agents.
public protocol SecondFactorStore: Sendable {
    func secondFactor(of person: Person) async throws -> SecondFactor?
    /// Turns it on, in place of an earlier one. `recovery` holds the hashes of the one-time recovery codes.
    ///
    /// Ends the person's sessions but the one of `session`: they were begun without it.
    func turnOnSecondFactor(
        of person: Person, key: SealedKey, usedStep: Int64, recovery: [TokenHash], keeping session: TokenHash?,
        event: AuditEvent
    ) async throws
    /// False when there is none.
    func turnOffSecondFactor(of person: Person, event: AuditEvent) async throws -> Bool
    /// Spends the code of a time step; false when it, or a later one, was used.
    func useSecondFactor(of person: Person, step: Int64) async throws -> Bool
    /// Spends a recovery code; false when it is not one of the person's, or was used.
    func useRecoveryCode(_ code: TokenHash, of person: Person, event: AuditEvent) async throws -> Bool
}

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

extension SecondFactorStore {
    /// With no session to keep.
    public func turnOnSecondFactor(
        of person: Person, key: SealedKey, usedStep: Int64, recovery: [TokenHash], event: AuditEvent
    ) async throws {
        try await turnOnSecondFactor(
            of: person, key: key, usedStep: usedStep, recovery: recovery, keeping: nil, event: event)
    }
}

extension SessionStore {
    /// A session where nobody asks for the browser.
    public func start(_ session: Session, member: ID<Member>, event: AuditEvent) async throws {
        try await start(session, member: member, browser: nil, event: event)
    }
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
