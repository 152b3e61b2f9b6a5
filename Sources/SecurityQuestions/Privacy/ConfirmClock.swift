/// Somebody has looked at the clock and says that it is right: what is old may be erased by it again.
package struct ConfirmClock: Sendable {
    private let stores: any ErasingClockStore

    package init(stores: any ErasingClockStore) { self.stores = stores }

    package enum Outcome: Sendable {
        case confirmed
        case wasNotDoubted
    }

    package func perform(by origin: AuditOrigin) async throws -> Outcome {
        try await stores.confirmClock(by: origin) ? .confirmed : .wasNotDoubted
    }
}
