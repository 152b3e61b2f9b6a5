/// What an agent does in a call besides checking: who is calling, how long it lasts, an end that is taken back. Nil or false where
/// it is not this agent's call.
package protocol CallerStore: Sendable {
    /// Compares what was said with the names of the account's members, and keeps what came of it.
    func nameCaller(_ said: String, in call: ID<Call>, by agent: Agent, from address: String?) async throws
        -> CallerNaming?

    func recordSomebodyElse(in call: ID<Call>, because reason: Reason, by agent: Agent, from address: String?)
        async throws -> Bool

    func keepOpen(_ call: ID<Call>, by agent: Agent, from address: String?) async throws -> CallChangeOutcome

    /// Records that the account's numbers are shown, as ``CallBack`` decides; nil where they are not.
    func showCallBack(in call: ID<Call>, under brands: Brands, by agent: Agent, from address: String?) async throws
        -> CallBack?

    func reopen(_ call: ID<Call>, by agent: Agent, from address: String?) async throws -> CallChangeOutcome
}
