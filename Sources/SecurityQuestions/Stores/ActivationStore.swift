/// The one-time invitation and the steps an owner takes with it.
package protocol ActivationStore: Sendable {
    func activation(_ token: TokenHash) async throws -> (activation: Activation, member: Member, account: Account)?
    /// Each step returns false, and changes nothing, unless the activation waits for just this step.
    func confirm(_ token: TokenHash, by origin: AuditOrigin) async throws -> Bool
    /// - Parameter browser: the one it is chosen in.
    func choosePassword(
        _ token: TokenHash, password: SealedSecret, in browser: TokenHash?, by origin: AuditOrigin
    ) async throws -> Bool
    /// The same by who is logged in, where the log-in of the owner's address opens other accounts: no password is chosen.
    func acceptActivation(
        _ token: TokenHash, by logIn: ID<Member>, in browser: TokenHash?, _ origin: AuditOrigin
    ) async throws -> Bool
    /// Keeps the answer, makes the account active, ends the invitation and logs the member in, all at once. The browser
    /// it is done in is no new one from then on; nil where nobody asks for it.
    func complete(
        _ token: TokenHash, answer: SealedAnswer, session: TokenHash, browser: TokenHash?, by origin: AuditOrigin
    ) async throws -> Bool
}
