/// From what a caller states to a call about the account it names, in one step: where exactly one account fits and there is
/// nothing the agent has to be told first.
package struct StartCall: Sendable {
    private let stores: any LookUpStore & AuditStore & CallStore & AccountStore & PageStore
    private let brands: Brands

    package init(
        stores: any LookUpStore & AuditStore & CallStore & AccountStore & PageStore, brands: Brands
    ) {
        (self.stores, self.brands) = (stores, brands)
    }

    package enum Outcome: Sendable {
        case opened(Call)
        /// No call was opened: what came of the look-up.
        case lookedUp(FindCaller.Outcome)
    }

    /// Throws ``RecordAltered``, and records it, where the account is not as Countersign wrote it.
    ///
    /// - Parameters:
    ///   - id: of the call that may come of it. An agent has one open call about an account, so a double click finds the one that
    ///     the first has opened.
    ///   - open: what the agent has under way.
    package func perform(
        _ id: ID<Call>, stating first: String, and second: String, by agent: Agent, having open: [OpenCallView],
        from address: String?
    ) async throws -> Outcome {
        let findCaller = FindCaller(stores: stores, brands: brands)
        let outcome = try await findCaller.perform(stating: first, and: second, by: agent, from: address)
        guard case .found(let account) = outcome, try await opensAtOnce(account.id, beside: open),
            case .opened(let call) = try await OpenCall(stores: stores).perform(
                id, about: account.id, by: agent, from: address)
        else { return .lookedUp(outcome) }
        return .opened(call)
    }

    /// A verified call about the same account would end by it: that is the agent's to decide.
    private func opensAtOnce(_ account: ID<Account>, beside open: [OpenCallView]) async throws -> Bool {
        guard let found = try await stores.foundView(of: account), !found.hasToBeRead else { return false }
        return !open.contains { $0.isVerified(about: account) }
    }
}
