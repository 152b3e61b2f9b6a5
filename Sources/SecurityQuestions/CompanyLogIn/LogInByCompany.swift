import Foundation
import SpokenAnswers

/// Log-in at the care desk by the company's own provider; our own second factor follows where the provider has not asked for one.
package struct LogInByCompany: Sendable {
    package typealias Stores = LogIn.Stores & CompanyLogInStore

    private let stores: any Stores
    private let keeping: any PasswordSealer & SecondFactorVerifier
    private let world: World
    private let access: CompanyAccess
    private let client: ClientSoftware?

    /// - Parameter client: the browser that somebody logs in with, as it names itself.
    package init(
        stores: any Stores, keeping: any PasswordSealer & SecondFactorVerifier, world: World, access: CompanyAccess,
        client: ClientSoftware?
    ) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
        (self.access, self.client) = (access, client)
    }

    package enum Outcome: Sendable {
        case loggedIn(SecretToken)
        case secondFactorNeeded(CompanyStanding)
        case refused(CompanyArrival.Refusal)
    }

    /// - Parameter language: of whoever is made.
    package func perform(
        _ person: CompanyPerson, language: Language, browser: TokenHash, from address: String
    ) async throws -> Outcome {
        let id = ID<Agent>(world)
        let outcome = try await stores.arrive(
            CompanyArrival(person, access: access), id: id, password: try await password(for: person, id),
            language: language, from: address)
        switch outcome {
        case .refused(let refusal): return .refused(refusal)
        case .arrived(let agent, let hasSecondFactor):
            if hasSecondFactor, !person.standing.hasFactor { return .secondFactorNeeded(person.standing) }
            return .loggedIn(try await begin(agent, person.standing, browser: browser, from: address))
        }
    }

    /// Of whoever may be about to be made: nobody knows it. A hash is spent on nobody else.
    private func password(for person: CompanyPerson, _ id: ID<Agent>) async throws -> SealedSecret? {
        guard access.makesAgents, let groups = person.groups, access.rights(of: groups) != nil,
            try await stores.agent(person.standing.identity) == nil
        else { return nil }
        return try await keeping.seal(SecretText(SecretToken(world).text), of: .agent(id))
    }

    package enum SecondFactorOutcome: Sendable {
        case loggedIn(SecretToken, byRecoveryCode: Bool)
        /// They may not log in any more, or have no second factor any more.
        case tooLate
        case codeMissing
        case wrong
        case wait(until: Date)
    }

    /// The second step. `code` is nil where nothing was typed.
    package func perform(
        after standing: CompanyStanding, code: SecondFactorEntry?, browser: TokenHash, from address: String
    ) async throws -> SecondFactorOutcome {
        guard let agent = try await stores.agent(standing.identity), !agent.isDisabled else { return .tooLate }
        guard let code else { return .codeMissing }
        let identity = Identity(agent)
        let check = SecondFactorCheck(stores: stores, keeping: keeping, world: world, address: address)
        switch try await check.admitted(code, of: identity, email: agent.email.key, in: browser, at: .careDesk) {
        case .wrong: return .wrong
        case .wait(let until): return .wait(until: until)
        case .right(let used):
            let token = try await begin(agent, standing, browser: browser, from: address)
            return .loggedIn(token, byRecoveryCode: used == .recoveryCode)
        }
    }

    /// Asked for again within a session, as the password is of others.
    ///
    /// - Returns: the session's new token; nil where it was another person, or the session is over.
    package func confirm(_ standing: CompanyStanding, _ session: AgentSession) async throws -> SecretToken? {
        guard let company = session.agent.company, company == standing.identity, session.company != nil else {
            return nil
        }
        return try await stores.renewed(session.session.token, in: world)
    }

    private func begin(
        _ agent: Agent, _ standing: CompanyStanding, browser: TokenHash, from address: String
    ) async throws -> SecretToken {
        try await stores.begin(
            of: Identity(agent), browser: browser, client: client, from: address, company: standing, in: world)
    }
}
