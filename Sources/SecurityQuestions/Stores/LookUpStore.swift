import Foundation

/// What agents look up.
package protocol LookUpStore: Sendable {
    /// Takes a look-up from the agent's budget and searches the agent's brands for the account that each group of claims names;
    /// both are recorded.
    func lookUp(_ groups: [[CallerClaim]], by agent: Agent, from address: String?) async throws -> LookUp

    /// Until when the agent's look-ups pause; nil where they do not.
    func lookUpPause(of agent: ID<Agent>) async throws -> Date?
}
