import Foundation

/// Turns a second factor off, by a code of it.
package struct TurnOffSecondFactor: Sendable {
    private let stores: any SecondFactorStore & LoginThrottleStore & AuditStore
    private let keeping: any SecondFactorVerifier
    private let world: World

    package init(
        stores: any SecondFactorStore & LoginThrottleStore & AuditStore, keeping: any SecondFactorVerifier,
        world: World
    ) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case off
        case isOff
        case codeMissing
        case wrong
        case wait(until: Date)
        /// The password was given too long ago.
        case passwordNeeded
    }

    /// `code` is nil where nothing was typed.
    package func perform(
        code: SecondFactorEntry?, of identity: Identity, in session: Session, at place: LoginPlace,
        from address: String
    ) async throws -> Outcome {
        guard session.passwordIsFresh(at: world.now()) else { return .passwordNeeded }
        guard try await stores.secondFactor(of: identity.person) != nil else { return .isOff }
        guard let code else { return .codeMissing }
        let check = SecondFactorCheck(stores: stores, keeping: keeping, world: world, address: address)
        let limit = LoginRateLimit(codesOf: identity.email, at: place, stores: stores)
        switch try await limit.admit({ try await check.spent(code, of: identity) }) {
        case .wrong: return .wrong
        case .wait(let until): return .wait(until: until)
        case .right:
            _ = try await stores.turnOffSecondFactor(
                of: identity, by: AuditOrigin(actor: identity.actor, address: address))
            return .off
        }
    }
}
