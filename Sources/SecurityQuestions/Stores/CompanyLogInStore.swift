import Foundation
import SpokenAnswers

/// Agents, and the people of accounts, by a company's own provider of log-ins, and what is good once.
package protocol CompanyLogInStore: Sendable {
    func agent(_ identity: CompanyIdentity) async throws -> Agent?
    /// What ``CompanyArrival`` decides, by the agents as they are in the transaction: the agent is made, linked or given their rights.
    ///
    /// - Parameters:
    ///   - id: of whoever is made.
    ///   - password: of whoever is made; nobody knows it.
    func arrive(
        _ arrival: CompanyArrival, id: ID<Agent>, password: SealedSecret?, language: Language, from address: String?
    ) async throws -> CompanyArrival.Outcome
    /// Whom a brand's provider means.
    func member(_ identity: CompanyIdentity, brand: Brand.ID) async throws -> Member?
    /// What ``OwnerArrival`` decides, by the account and its people as they are in the transaction: a member is bound to the provider's
    /// name for them, or the activation of their account goes on.
    func arrive(_ arrival: OwnerArrival, activation: OwnerActivation, from address: String?) async throws
        -> OwnerArrival.Outcome
    /// Ends sessions because the provider says so: the one that it names, or everything of whom it names, at that place.
    ///
    /// - Parameters:
    ///   - word: of the provider, which is taken once, with what it brings about.
    ///   - until: when it can be forgotten.
    /// - Returns: how many there were; nil where the word was taken before.
    func endSessions(
        issuer: String, session: String?, subject: String?, at place: LoginPlace, by word: TokenHash, until: Date,
        from address: String?
    ) async throws -> Int?
    /// - Returns: false where it was taken before.
    func takeOnce(_ token: TokenHash, until: Date) async throws -> Bool

    /// Makes a link for one log-in, in place of earlier ones; nobody's where there is no such agent with access.
    func makeLogInLink(_ token: TokenHash, of agent: ID<Agent>, until: Date, by origin: AuditOrigin) async throws
        -> Bool
    /// Whose link it is, while it is good.
    func logInLink(_ token: TokenHash) async throws -> Agent?
    /// - Returns: nil where it is not good, or not any more.
    func useLogInLink(_ token: TokenHash, from address: String?) async throws -> Agent?
    /// Forgets links and what was taken once, where it is too old to be anything.
    func forgetCompanyLogIns() async throws
}
