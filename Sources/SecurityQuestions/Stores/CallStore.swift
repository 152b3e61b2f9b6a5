import Foundation

/// Calls, their attempts and the guess budget they spend.
public protocol CallStore: Sendable {
    /// Opens a call. A second time with the same id it changes nothing.
    ///
    /// - Returns: the call as it stands; nil when the id is another agent's or account's, or the agent does not serve
    ///   the account's brand.
    func open(_ call: Call, event: AuditEvent) async throws -> Call?

    /// The call, if it is this agent's.
    func call(_ id: ID<Call>, agent: ID<Agent>) async throws -> Call?

    /// The latest attempt of a call.
    func lastAttempt(of call: ID<Call>) async throws -> Attempt?

    /// Takes an attempt, durably, from the call, the account's guess budget and the agent's; nothing is hashed before.
    ///
    /// Throws ``AttemptRefusal``. Refusals are recorded, and so is a lock that this attempt brings about once it
    /// turns out wrong. With `unlessChanged` a recent change of the account refuses it as well.
    func take(
        _ attempt: ID<Attempt>, in call: ID<Call>, slot: Int, by agent: Agent, at now: Date, address: String?,
        unlessChanged: Bool
    ) async throws -> TakenAttempt

    /// Writes down the result of a taken attempt and what follows from it: the state of the call, the grant, what is
    /// given back. A second time it changes nothing.
    ///
    /// Throws ``AttemptRefusal/unknownCall`` when the attempt is not this agent's.
    @discardableResult
    func settle(_ attempt: ID<Attempt>, result: AttemptResult, by agent: Agent, at now: Date, address: String?)
        async throws -> AttemptOutcome

    /// The calls about an account that are under way, newest first.
    func callsUnderWay(about account: ID<Account>, at now: Date) async throws -> [Call]

    /// The latest change of the account's question, password or addresses, if it is recent.
    func recentChange(of account: ID<Account>, at now: Date) async throws -> RecentChange?

    /// Ends a call; one that is closed already stays as it is.
    ///
    /// - Returns: the call as it stands; nil when it is not this agent's.
    func end(_ call: ID<Call>, as ending: Call.Ending, by agent: Agent, at now: Date, address: String?) async throws
        -> Call?

    /// Closes the calls whose time is up, with an audit entry each.
    func closeExpiredCalls(at now: Date) async throws

    /// Why the agent's checks pause; nil when they do not.
    func agentPause(of agent: ID<Agent>, at now: Date) async throws -> AgentPause?
}

extension CallStore {
    /// As ``take(_:in:slot:by:at:address:unlessChanged:)``, whatever was changed.
    public func take(
        _ attempt: ID<Attempt>, in call: ID<Call>, slot: Int, by agent: Agent, at now: Date, address: String?
    ) async throws -> TakenAttempt {
        try await take(attempt, in: call, slot: slot, by: agent, at: now, address: address, unlessChanged: false)
    }
}
