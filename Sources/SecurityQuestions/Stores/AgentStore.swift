import SpokenAnswers

/// Agents, supervisors and administrators.
package protocol AgentStore: Sendable {
    func agent(email: EmailAddress) async throws -> (agent: Agent, password: SealedSecret)?
    func agents() async throws -> [Agent]
    /// What ``AgentChange`` decides about somebody new, by the manager as they are in the transaction.
    func add(
        _ agent: Agent, password: SealedSecret, link: MailedLink?, reason: String?, by manager: AgentManager,
        from origin: AuditOrigin
    ) async throws -> AddAgent.Outcome
    /// What ``AgentChange`` decides, by the agent and the manager as they are in the transaction.
    func change(
        _ agent: ID<Agent>, _ request: AgentChange.Request, reason: String?, by manager: AgentManager,
        from origin: AuditOrigin
    ) async throws -> ChangeAgent.Outcome
    /// Whose link for a password it is.
    func agentPasswordLink(_ token: TokenHash) async throws -> Agent?
    /// - Returns: false, with nothing changed, where there is no such link or the password is not `present` any more.
    func resetAgentPassword(
        _ token: TokenHash, to password: SealedSecret, ifStill present: SealedSecret, by origin: AuditOrigin
    ) async throws -> Bool
    /// Ends the agent's sessions and begins `session` in their place.
    ///
    /// - Returns: false, with nothing changed, where the password is not `present` any more.
    func changeAgentPassword(
        of agent: ID<Agent>, to password: SealedSecret, ifStill present: SealedSecret, session: TokenHash,
        by origin: AuditOrigin
    ) async throws -> Bool
    /// Everybody, with what a review of rights asks.
    func agentReview() async throws -> [AgentReview]
    /// Who serves one of `brands`, in the order in which they were added.
    func agentAccess(brands: [Brand.ID]) async throws -> [AgentAccess]
    /// Takes the place of name, address and password, deletes what else is theirs, and takes their values out of the log. Refused
    /// where they have access.
    func erase(_ agent: ID<Agent>, password: SealedSecret, by origin: AuditOrigin) async throws -> EraseAgent.Outcome
    func setLanguage(_ language: Language, of agent: ID<Agent>) async throws
    /// Whether pages have keys of their own for the agent.
    func setKeys(_ areOn: Bool, of agent: ID<Agent>) async throws
}

extension AgentStore {
    /// As whoever runs the server adds somebody, with a password.
    ///
    /// - Returns: false when the address is taken.
    package func add(_ agent: Agent, password: SealedSecret, by origin: AuditOrigin) async throws -> Bool {
        let outcome = try await add(agent, password: password, link: nil, reason: nil, by: .host, from: origin)
        return if case .added = outcome { true } else { false }
    }
}
