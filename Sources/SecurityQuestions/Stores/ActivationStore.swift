import Foundation

/// The one-time invitation and the steps an owner takes with it.
public protocol ActivationStore: Sendable {
    func activation(_ token: TokenHash) async throws -> (activation: Activation, member: Member, account: Account)?
    /// Each step returns false, and changes nothing, unless the activation waits for just this step.
    func confirm(_ token: TokenHash, at now: Date, event: AuditEvent) async throws -> Bool
    func choosePassword(_ token: TokenHash, password: SealedSecret, at now: Date, event: AuditEvent) async throws
        -> Bool
    /// Keeps the answer, makes the account active, ends the invitation and logs the member in, all at once. The browser
    /// it is done in is no new one from then on.
    func complete(
        _ token: TokenHash, answer: SealedAnswer, session: Session, browser: TokenHash?, events: [AuditEvent]
    ) async throws -> Bool
}

extension ActivationStore {
    /// Where nobody asks for the browser.
    public func complete(
        _ token: TokenHash, answer: SealedAnswer, session: Session, events: [AuditEvent]
    ) async throws -> Bool {
        try await complete(token, answer: answer, session: session, browser: nil, events: events)
    }
}
