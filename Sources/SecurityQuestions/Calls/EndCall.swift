/// Ends a call, or tells that the caller could not answer.
package struct EndCall: Sendable {
    private let stores: any CallStore

    package init(stores: any CallStore) { self.stores = stores }

    package enum Outcome: Sendable {
        /// The call as it stands; one that was closed already stays as it is.
        case ended(Call)
        /// No such call, or another agent's.
        case unknownCall
    }

    package func perform(_ call: ID<Call>, as ending: Call.Ending, by agent: Agent, from address: String?)
        async throws -> Outcome
    {
        try await stores.end(call, as: ending, by: agent, from: address).map(Outcome.ended) ?? .unknownCall
    }

    /// The same of a request that a client has named: it is claimed and answered where the call ends. Throws ``KeptRequest/Repeated``.
    ///
    /// - Returns: nil where there is no such call, or it is another's.
    package func perform(
        _ call: ID<Call>, as ending: Call.Ending, by agent: Agent, from address: String?, named: NamedRequest<Call>
    ) async throws -> ToldOutcome<Call>? {
        try await stores.end(call, as: ending, by: agent, from: address, named: named)
    }
}
