/// Calls that customers have announced. Every change is of the moment of its transaction.
package protocol CallAnnouncementStore: Sendable {
    /// - Returns: what stands now; nil where there is no such account.
    func announce(_ id: ID<CallAnnouncement>, of account: ID<Account>, by origin: AuditOrigin) async throws
        -> CallAnnouncement?

    /// Records whether the caller knew the words of the call.
    ///
    /// - Returns: false where it is not this agent's call.
    func tickWords(_ known: Bool, in call: ID<Call>, by agent: Agent, from address: String?) async throws -> Bool

    /// Ends the calls, the code and the announcement of the account.
    func reportImpostor(_ account: ID<Account>, by origin: AuditOrigin) async throws
}
