import Foundation
import SpokenAnswers

/// Log-in at the Office Manager by the brand's own provider; our own second factor follows where there is one and the provider has not
/// asked for one. Whoever arrives first at an account that nobody has activated goes on to its question.
package struct LogInOwnerByCompany: Sendable {
    private let stores: any LogInByCompany.Stores
    private let keeping: any SecondFactorVerifier
    private let world: World
    private let brand: Brand.ID
    private let client: ClientSoftware?

    /// - Parameter client: the browser that somebody logs in with, as it names itself.
    package init(
        stores: any LogInByCompany.Stores, keeping: any SecondFactorVerifier, world: World, brand: Brand.ID,
        client: ClientSoftware?
    ) {
        (self.stores, self.keeping, self.world, self.brand, self.client) = (stores, keeping, world, brand, client)
    }

    package enum Outcome: Sendable {
        case loggedIn(SecretToken)
        /// On by this link, which is good in this browser.
        case activating(SecretToken)
        case secondFactorNeeded(CompanyStanding, ID<Member>)
        case refused(OwnerArrival.Refusal)
    }

    package func perform(_ arrival: OwnerArrival, browser: TokenHash, from address: String) async throws -> Outcome {
        let link = SecretToken(world)
        let standing = arrival.person.standing
        let outcome = try await stores.tellingOfAltered(by: .visitor(address: address, brand: brand)) {
            try await stores.arrive(
                arrival, activation: OwnerActivation(link: link.hash, browser: browser), from: address)
        }
        switch outcome {
        case .refused(let refusal): return .refused(refusal)
        case .activating: return .activating(link)
        case .arrived(let member, let hasSecondFactor):
            if hasSecondFactor, !standing.hasFactor { return .secondFactorNeeded(standing, member.id) }
            return .loggedIn(try await begin(member, standing, browser: browser, from: address))
        }
    }

    /// The second step. `code` is nil where nothing was typed.
    ///
    /// - Parameter id: whom the first step was right for.
    package func perform(
        after standing: CompanyStanding, as id: ID<Member>, code: SecondFactorEntry?, browser: TokenHash,
        from address: String
    ) async throws -> LogInByCompany.SecondFactorOutcome {
        guard let linked = try await stores.member(standing.identity, brand: brand),
            let member = try await stores.opened(byLogIn: linked.logIn).first(where: { $0.member.id == id })?.member
        else { return .tooLate }
        guard let code else { return .codeMissing }
        let identity = Identity(member)
        let check = SecondFactorCheck(stores: stores, keeping: keeping, world: world, address: address)
        switch try await check.admitted(code, of: identity, email: member.email.key, in: browser, at: .portal(brand)) {
        case .wrong: return .wrong
        case .wait(let until): return .wait(until: until)
        case .right(let used):
            let token = try await begin(member, standing, browser: browser, from: address)
            return .loggedIn(token, byRecoveryCode: used == .recoveryCode)
        }
    }

    /// Asked for again within a session, as the password is of others.
    ///
    /// - Returns: the session's new token; nil where it was another person, or the session is over.
    package func confirm(_ standing: CompanyStanding, _ session: MemberSession) async throws -> SecretToken? {
        guard session.company != nil, let member = try await stores.member(standing.identity, brand: brand),
            member.logIn == session.member.logIn
        else { return nil }
        return try await stores.renewed(session.session.token, in: world)
    }

    private func begin(
        _ member: Member, _ standing: CompanyStanding, browser: TokenHash, from address: String
    ) async throws -> SecretToken {
        try await stores.begin(
            of: Identity(member), browser: browser, client: client, from: address, company: standing, in: world)
    }
}
