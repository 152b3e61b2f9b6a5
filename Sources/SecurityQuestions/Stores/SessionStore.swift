/// Sessions of the Office Manager and of the care desk. What is over at the moment of asking is not found.
package protocol SessionStore: Sendable {
    /// Begins a session, as ``SessionStart`` decides.
    ///
    /// - Parameters:
    ///   - browser: the one that they log in with, which is known from then on; nil where nobody asks for it.
    ///   - client: how it names itself, for the notice of a log-in from a new browser.
    ///   - company: how the company's provider let them in; nil for a log-in here.
    func start(
        _ session: TokenHash, of identity: Identity, browser: TokenHash?, client: ClientSoftware?,
        from address: String?,
        company: CompanyStanding?
    ) async throws
    func memberSession(_ token: TokenHash) async throws -> MemberSession?
    func agentSession(_ token: TokenHash) async throws -> AgentSession?
    func markSeen(_ token: TokenHash) async throws
    /// Gives the session a new token (OWASP ASVS 5.0 7.2.4).
    ///
    /// - Parameter isPasswordGiven: the password was given just now: it is fresh from then on.
    /// - Returns: false when there is no such session, or it was renewed by another request just now.
    func renew(_ token: TokenHash, as new: TokenHash, isPasswordGiven: Bool) async throws -> Bool
    func end(_ token: TokenHash, of identity: Identity, from address: String?) async throws
    /// Notes which browser a session is in.
    func note(_ client: ClientSoftware, of token: TokenHash) async throws
    /// Ends another of somebody's sessions.
    ///
    /// - Returns: false where it is not theirs, or over.
    func endOther(_ token: TokenHash, of identity: Identity, from address: String?) async throws -> Bool
    /// The member's sessions, the latest seen first.
    func sessions(of logIn: ID<Member>) async throws -> [Session]
    /// Has a session go on in another account that the same log-in opens, under another token.
    ///
    /// - Returns: false where the session is over, or `there` is not of that log-in any more.
    func switchSession(
        _ token: TokenHash, of member: Member, to there: Member, as new: TokenHash, by origin: AuditOrigin
    ) async throws -> Bool
    /// - Returns: how many were ended.
    func endOtherSessions(of identity: Identity, keeping session: TokenHash, from address: String?) async throws -> Int
    /// Forgets those that are over.
    func forgetSessions() async throws
}

extension SessionStore {
    package func start(
        _ session: TokenHash, of identity: Identity, browser: TokenHash?, client: ClientSoftware? = nil,
        from address: String?
    ) async throws {
        try await start(session, of: identity, browser: browser, client: client, from: address, company: nil)
    }

    /// A session of whoever is let in, under a new token.
    func begin(
        of identity: Identity, browser: TokenHash, client: ClientSoftware?, from address: String?,
        company: CompanyStanding? = nil, in world: World
    ) async throws -> SecretToken {
        let token = SecretToken(world)
        try await start(
            token.hash, of: identity, browser: browser, client: client, from: address, company: company)
        return token
    }

    /// The session's new token once who it is was shown again; nil where there is no such session, or another request has just renewed it.
    func renewed(_ session: TokenHash, in world: World) async throws -> SecretToken? {
        let token = SecretToken(world)
        return try await renew(session, as: token.hash, isPasswordGiven: true) ? token : nil
    }
}
