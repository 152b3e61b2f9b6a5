/// Calls, their attempts and the guess budget they spend. Every change is of the moment of its transaction.
package protocol CallStore: Sendable {
    /// Where that had best run which writes, waits for something and writes again: on the thread that writes, so that what stands in
    /// between wakes no other. It has to be short. Nil where there is no such thread.
    var writingThread: (any TaskExecutor)? { get }

    /// Opens a call now. A second time with the same id it changes nothing.
    ///
    /// - Parameter metadata: what a client says of it.
    /// - Returns: the call as it stands, or why it is not opened; of a new one also that the agent's look-ups pause.
    func open(
        _ id: ID<Call>, about account: ID<Account>, by agent: Agent, from address: String?,
        saying metadata: CallMetadata
    ) async throws -> OpenCall.Outcome

    /// The call, if it is this agent's.
    func call(_ id: ID<Call>, agent: ID<Agent>) async throws -> Call?

    /// The latest attempt of a call.
    func lastAttempt(of call: ID<Call>) async throws -> Attempt?

    /// Takes an attempt at the account's answer, durably, from the call, the account's guess budget and the agent's;
    /// nothing is hashed before. What cannot be compared takes nothing. Refusals are recorded. Throws ``KeptRequest/Repeated`` where a
    /// client has named the request before: nothing is taken.
    ///
    /// - Parameter brands: whose policies hold.
    func take(_ request: AttemptRequest, saying said: SecretText, under brands: Brands) async throws
        -> TakenAttempt<TakenAnswer>

    /// Writes down what the check of a taken attempt found and what follows from it: the state of the call, the grant, what is
    /// given back, a lock that it has brought about. A second time it changes nothing.
    ///
    /// - Parameter named: by a client, whose answer is kept with it.
    /// - Returns: what was written down: a right answer that the owner has replaced meanwhile was not checked.
    func settle(
        _ attempt: ID<Attempt>, as finding: CheckFinding, by agent: Agent, from address: String?,
        named: NamedRequest<CheckOutcome>?
    ) async throws -> ToldOutcome<CheckOutcome>

    /// The calls about an account that are under way, newest first.
    func callsUnderWay(about account: ID<Account>) async throws -> [Call]

    /// The latest change of the account's question, password or addresses, if it is recent.
    func recentChange(of account: ID<Account>) async throws -> RecentChange?

    /// Ends a call; one that is closed already stays as it is. Throws ``KeptRequest/Repeated`` where a client has named the request before:
    /// nothing is ended.
    ///
    /// - Returns: the call as it stands; nil when it is not this agent's.
    func end(
        _ call: ID<Call>, as ending: Call.Ending, by agent: Agent, from address: String?, named: NamedRequest<Call>?
    ) async throws -> ToldOutcome<Call>?

    /// Closes the calls whose time is up, with an audit entry each.
    func closeExpiredCalls() async throws

    /// Why the agent's checks pause; nil when they do not.
    func agentPause(of agent: ID<Agent>) async throws -> AgentPause?
}

extension CallStore {
    package func open(_ id: ID<Call>, about account: ID<Account>, by agent: Agent, from address: String?) async throws
        -> OpenCall.Outcome
    {
        try await open(id, about: account, by: agent, from: address, saying: .none)
    }

    package var writingThread: (any TaskExecutor)? { nil }

    package func end(_ call: ID<Call>, as ending: Call.Ending, by agent: Agent, from address: String?) async throws
        -> Call?
    {
        try await end(call, as: ending, by: agent, from: address, named: nil)?.outcome
    }

    /// The same of a request that nobody has named.
    package func settle(_ attempt: ID<Attempt>, as finding: CheckFinding, by agent: Agent, from address: String?)
        async throws -> CheckOutcome
    {
        try await settle(attempt, as: finding, by: agent, from: address, named: nil).outcome
    }
}
