import Foundation

/// Asks for the password again before something that an open browser alone must not do (step-up). Failures count in this
/// session: what strangers try at the log-in page keeps nobody waiting who is in.
package struct ConfirmPassword: Sendable {
    package typealias Stores = MemberStore & AgentStore & SessionStore & LoginThrottleStore & PasswordSealStore
        & AuditStore

    private let stores: any Stores
    private let keeping: any PasswordSealer
    private let world: World

    package init(stores: any Stores, keeping: any PasswordSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        /// With the session's new token (OWASP ASVS 5.0 7.2.4); nil where another request has just renewed it.
        case confirmed(SecretToken?)
        case wrong
        case wait(until: Date)
    }

    package func perform(
        _ password: SecretText, of identity: Identity, session: TokenHash, at place: LoginPlace, from address: String
    ) async throws -> Outcome {
        let limit = LoginRateLimit(inSession: session, stores: stores)
        let check = PasswordCheck(stores: stores, keeping: keeping, world: world, place: place, address: address)
        let verdict = try await limit.admit { () -> Bool? in
            let known = try await FindIdentity(stores: stores).perform(email: identity.email.text, at: place)
            let owner = try await check.owner(of: password, known: known)
            return owner?.mayLogIn == true && owner?.identity.person == identity.person ? true : nil
        }
        switch verdict {
        case .wrong: return .wrong
        case .wait(let until): return .wait(until: until)
        case .right:
            return .confirmed(try await stores.renewed(session, in: world))
        }
    }
}
