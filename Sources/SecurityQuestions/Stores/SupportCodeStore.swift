import Foundation

/// The one support code of an account.
public protocol SupportCodeStore: Sendable {
    /// Keeps a code in place of an earlier one. A second time with the same id it changes nothing.
    ///
    /// - Returns: false when it was kept before.
    func keep(_ code: SupportCode, event: AuditEvent) async throws -> Bool

    /// The account's latest code.
    func supportCode(of account: ID<Account>) async throws -> SupportCode?

    /// Takes an attempt at the account's support code, durably, from the call, the code and the agent's budget.
    ///
    /// A code that is not good any more is as none. Throws ``AttemptRefusal``.
    func takeForCode(_ attempt: ID<Attempt>, in call: ID<Call>, by agent: Agent, at now: Date, address: String?)
        async throws -> TakenCodeAttempt
}
