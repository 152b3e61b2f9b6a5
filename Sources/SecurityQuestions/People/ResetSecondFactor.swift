/// Turns off the second factor of somebody who has lost it. The owners of a member's account are told.
package struct ResetSecondFactor: Sendable {
    private let stores: any SecondFactorStore

    package init(stores: any SecondFactorStore) { self.stores = stores }

    package enum Outcome: Sendable {
        case off
        /// There is none.
        case isOff
    }

    package func perform(of identity: Identity, by origin: AuditOrigin) async throws -> Outcome {
        try await stores.turnOffSecondFactor(of: identity, by: origin) ? .off : .isOff
    }
}
