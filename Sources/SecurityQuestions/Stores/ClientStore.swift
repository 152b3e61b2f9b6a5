import Foundation

/// Clients of the interface for programs, and what is kept of their requests. Every change is of the moment of its transaction.
package protocol ClientStore: Sendable {
    /// Throws ``RecordAltered`` where somebody has changed it outside Countersign.
    func client(_ id: Client.ID) async throws -> Client?

    /// All of them, by name; one that was altered is left out.
    func clients() async throws -> [Client]

    /// - Returns: false where the name is taken.
    func add(_ client: Client, by origin: AuditOrigin) async throws -> Bool

    /// - Returns: the client as it stands; unchanged where there was nothing to do. Throws ``ClientChange/Refusal``.
    func change(_ id: Client.ID, _ request: ClientChange.Request, by origin: AuditOrigin) async throws -> Client

    /// Notes that a secret was used now.
    func noteUse(of secret: TokenHash, by client: Client.ID) async throws

    /// Keeps what a look-up found, for ``ClientLookUp/lifetime``.
    func keep(_ lookUp: ClientLookUp) async throws

    /// Takes it for `call`, once: a second time for the same call only.
    ///
    /// - Returns: nil where it is over, taken, or was not this client's for this agent.
    func take(_ token: TokenHash, for call: ID<Call>, by agent: Agent) async throws -> ID<Account>?

    /// The agent whose call it is, if `client` has opened it.
    func agent(ofCall call: ID<Call>, openedBy client: Client.ID) async throws -> Agent?

    /// Names a request: of twins at once one is told to do it. Throws ``KeptRequest/Repeated`` to the others.
    ///
    /// - Parameter new: its id where it is not known yet.
    /// - Returns: the id of the call or the attempt that is to come of it.
    func claim(_ request: KeptRequest, new: UUID) async throws -> UUID

    /// Keeps the answer of one that was done.
    ///
    /// - Parameter call: that it tells of, where it does: it is erased with it.
    func keep(_ answer: KeptRequest.Answer, of request: KeptRequest, about call: ID<Call>?) async throws

    /// Forgets one that came to nothing: nothing was spent, and the next try may do better.
    func release(_ request: KeptRequest) async throws

    /// Takes a change of an account or its people from what the client of `origin` may change within an hour.
    ///
    /// - Returns: nil where it was taken; else until when changes pause, which is recorded once.
    func takeChange(by origin: AuditOrigin) async throws -> Date?

    /// Forgets look-ups, requests, changes and keyed codes that are over.
    func forgetClientRequests() async throws
}

/// What a client's look-up found, to open a call with.
package struct ClientLookUp: Sendable {
    package let token: TokenHash
    package let account: ID<Account>
    package let agent: ID<Agent>
    package let client: Client.ID

    package static let lifetime: TimeInterval = 600

    package init(token: TokenHash, account: ID<Account>, agent: ID<Agent>, client: Client.ID) {
        (self.token, self.account, self.agent, self.client) = (token, account, agent, client)
    }
}
