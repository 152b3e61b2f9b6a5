/// Sets up a second factor for somebody who has logged in. It counts from the moment the first code was right; before,
/// nothing is kept.
package struct TurnOnSecondFactor: Sendable {
    private let stores: any SecondFactorStore
    private let keeping: any SecondFactorVerifier
    private let world: World

    package init(stores: any SecondFactorStore, keeping: any SecondFactorVerifier, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        /// With the recovery codes, which are shown once.
        case on(recoveryCodes: [String])
        case wrong
        /// There is one already: sent twice, the recovery codes were shown once, and count.
        case isOn
        /// No key, or not one that was made for this person.
        case strangeKey
        /// The password was given too long ago.
        case passwordNeeded
    }

    /// - Parameter session: goes on; the person's others were begun without a second factor, and end.
    package func perform(
        key: SealedKey?, code: String, of identity: Identity, in session: Session, from address: String?
    ) async throws -> Outcome {
        let now = world.now()
        guard session.passwordIsFresh(at: now) else { return .passwordNeeded }
        guard let key else { return .strangeKey }
        guard try await stores.secondFactor(of: identity.person) == nil else { return .isOn }
        let step: Int64?
        do {
            step = try SupportCode.read(code).flatMap {
                try keeping.secondFactorStep(of: $0, key: key, of: identity.person, at: now)
            }
        } catch is KeepingFailure {
            return .strangeKey
        }
        guard let step else { return .wrong }
        let codes = (0..<SecondFactor.recoveryCodes).map { _ in RecoveryCode.new(world) }
        try await stores.turnOnSecondFactor(
            of: identity, key: key, usedStep: step,
            recovery: codes.compactMap(RecoveryCode.read).map(RecoveryCode.hash), keeping: session.token,
            by: AuditOrigin(actor: identity.actor, address: address))
        return .on(recoveryCodes: codes)
    }
}
