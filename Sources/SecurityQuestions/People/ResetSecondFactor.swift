/// Turns off the second factor of somebody who has lost it. The owners of a member's account are told.
package struct ResetSecondFactor: Sendable {
    private let stores: any SecondFactorStore
    private let world: World

    package init(stores: any SecondFactorStore, world: World) { (self.stores, self.world) = (stores, world) }

    package enum Outcome: Sendable {
        case off
        /// There is none.
        case isOff
    }

    package func perform(of identity: Identity, by origin: AuditOrigin) async throws -> Outcome {
        let event = origin.event(
            .secondFactorOff, at: world.now(), account: identity.account, detail: identity.email.text)
        return try await stores.turnOffSecondFactor(of: identity.person, event: event) ? .off : .isOff
    }
}
