/// Records whether the caller knew the two words of the call.
package struct TickCallWords: Sendable {
    private let stores: any CallAnnouncementStore

    package init(stores: any CallAnnouncementStore) { self.stores = stores }

    package enum Outcome: Sendable {
        /// Now or before; or there was nothing to tick.
        case done
        /// No such call, or another agent's.
        case unknownCall
    }

    package func perform(_ known: Bool, in call: ID<Call>, by agent: Agent, from address: String?) async throws
        -> Outcome
    {
        try await stores.tickWords(known, in: call, by: agent, from: address) ? .done : .unknownCall
    }
}
