/// The one support code of an account.
package protocol SupportCodeStore: Sendable {
    /// Keeps a code in place of an earlier one; it is made at the moment of the transaction. A second time with the same id
    /// it changes nothing.
    ///
    /// - Returns: the code as it is kept; nil when it was kept before.
    func keep(_ code: SupportCode, by origin: AuditOrigin) async throws -> SupportCode?

    /// The account's latest code.
    func supportCode(of account: ID<Account>) async throws -> SupportCode?

    /// Takes an attempt at the account's support code, durably, from the call, the code and the agent's budget.
    ///
    /// A code that is not good any more is as none. Refusals are recorded.
    func takeForCode(_ request: AttemptRequest) async throws -> TakenAttempt<SupportCode?>

    /// Takes an attempt at the code of the account that has the number, durably, from the code and the client's budget. A pause is recorded
    /// once.
    func take(_ keyed: KeyedCode) async throws -> KeyedCode.Taking

    /// Writes down what came of one that was taken, once.
    ///
    /// - Parameter isRight: nil where it could not be compared: it is given back.
    func settle(_ keyed: KeyedCode, isRight: Bool?) async throws -> KeyedCode.Result
}
