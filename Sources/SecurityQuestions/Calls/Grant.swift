import Foundation

/// The proof that a call was verified.
public struct Grant: Sendable {
    public let call: ID<Call>
    public let account: ID<Account>
    public let agent: ID<Agent>
    public let scope: Scope
    public let expiresAt: Date

    /// What a verified call allows.
    public enum Scope: String, Sendable {
        /// The caller knew the answer to the security question: a back-up means of authentication (47 CFR 64.2010(e)).
        case securityQuestion
    }

    public init(call: ID<Call>, account: ID<Account>, agent: ID<Agent>, scope: Scope, expiresAt: Date) {
        self.call = call
        self.account = account
        self.agent = agent
        self.scope = scope
        self.expiresAt = expiresAt
    }
}
