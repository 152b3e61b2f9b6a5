/// Lifts the lock of a question. A dead answer is not revived by it.
package struct UnlockQuestion: Sendable {
    private let stores: any SupervisionStore & AccountStore & AnswerStore
    private let world: World

    package init(stores: any SupervisionStore & AccountStore & AnswerStore, world: World) {
        (self.stores, self.world) = (stores, world)
    }

    package enum Outcome: Sendable {
        /// It takes attempts: the lock was lifted now, by the same form before, or was over.
        case open
        /// It stays as it is: not locked but dead or reported, or the supervisor's own wrong attempts are part of the lock.
        case kept
        case reasonMissing
        /// There is no such account, or it is another brand's.
        case unknownAccount
    }

    package func perform(
        _ account: ID<Account>, reason typed: String, by supervisor: Agent, from address: String?
    ) async throws -> Outcome {
        guard let found = try await stores.account(account), supervisor.brands.contains(found.brand) else {
            return .unknownAccount
        }
        guard let reason = Reason(typed) else { return .reasonMissing }
        let origin = AuditOrigin(supervisor, address: address)
        if try await stores.unlock(account, reason: reason.text, by: origin) { return .open }
        guard case .open = try await stores.answer(of: account)?.budget.state(at: world.now()) else {
            return .kept
        }
        return .open
    }
}
