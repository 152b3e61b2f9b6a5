import SpokenAnswers

/// Agents and supervisors.
package protocol AgentStore: Sendable {
    func agent(email: EmailAddress) async throws -> (agent: Agent, password: SealedSecret)?
    func agents() async throws -> [Agent]
    /// - Returns: false when the address is taken.
    func add(_ agent: Agent, password: SealedSecret, by origin: AuditOrigin) async throws -> Bool
    /// Ends the agent's sessions as well. False when there is no such agent.
    func disable(_ email: EmailAddress, by origin: AuditOrigin) async throws -> Bool
    func setLanguage(_ language: Language, of agent: ID<Agent>) async throws
}
