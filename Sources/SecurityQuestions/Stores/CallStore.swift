/// Calls, their attempts and the guess budget they spend. Every change is of the moment of its transaction.
package protocol CallStore: Sendable {
    /// Opens a call now. A second time with the same id it changes nothing.
    ///
    /// - Returns: the call as it stands, or why it is not opened; of a new one also that the agent's look-ups pause.
    func open(_ id: ID<Call>, about account: ID<Account>, by agent: Agent, from address: String?) async throws
        -> OpenCall.Outcome

    /// The call, if it is this agent's.
    func call(_ id: ID<Call>, agent: ID<Agent>) async throws -> Call?

    /// The latest attempt of a call.
    func lastAttempt(of call: ID<Call>) async throws -> Attempt?

    /// Takes an attempt at the account's answer, durably, from the call, the account's guess budget and the agent's;
    /// nothing is hashed before. What cannot be compared takes nothing. Refusals are recorded.
    ///
    /// - Parameter brands: whose policies hold.
    func take(_ request: AttemptRequest, saying said: SecretText, under brands: Brands) async throws
        -> TakenAttempt<TakenAnswer>

    /// Writes down what the check of a taken attempt found and what follows from it: the state of the call, the grant, what is
    /// given back, a lock that it has brought about. A second time it changes nothing.
    ///
    /// - Returns: what was written down: a right answer that the owner has replaced meanwhile was not checked.
    func settle(_ attempt: ID<Attempt>, as finding: CheckFinding, by agent: Agent, from address: String?) async throws
        -> CheckOutcome

    /// The calls about an account that are under way, newest first.
    func callsUnderWay(about account: ID<Account>) async throws -> [Call]

    /// The latest change of the account's question, password or addresses, if it is recent.
    func recentChange(of account: ID<Account>) async throws -> RecentChange?

    /// Ends a call; one that is closed already stays as it is.
    ///
    /// - Returns: the call as it stands; nil when it is not this agent's.
    func end(_ call: ID<Call>, as ending: Call.Ending, by agent: Agent, from address: String?) async throws -> Call?

    /// Closes the calls whose time is up, with an audit entry each.
    func closeExpiredCalls() async throws

    /// Why the agent's checks pause; nil when they do not.
    func agentPause(of agent: ID<Agent>) async throws -> AgentPause?
}
