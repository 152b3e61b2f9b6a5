import Foundation

/// Finds one account by exactly what the caller states. There is no list; every look-up is recorded, and an hour's are counted.
package struct FindCaller: Sendable {
    private let stores: any LookUpStore & AuditStore
    private let brands: Brands

    package init(stores: any LookUpStore & AuditStore, brands: Brands) {
        (self.stores, self.brands) = (stores, brands)
    }

    package enum Outcome: Sendable {
        case found(Account)
        case unknown
        /// Several accounts answer to it: a second claim tells them apart.
        case needsSecondStatement
        case nothingStated
        /// Too many within an hour (``LookUpBudget``).
        case paused(until: Date)
    }

    /// Throws ``RecordAltered``, and records it, where the account is not as Countersign wrote it.
    ///
    /// - Parameter second: empty, or what tells several accounts apart.
    package func perform(
        stating first: String, and second: String, by agent: Agent, from address: String?
    ) async throws -> Outcome {
        let typed = [first, second].map { $0.trimmingSpaces() }
        guard !typed[0].isEmpty else { return .nothingStated }
        let plans = agent.brands.compactMap { brands[$0]?.numbering }
        // Several accounts that the digits alone fit are told apart as any others are: by a second statement.
        let groups = typed.filter { !$0.isEmpty }.map {
            CallerClaim.readings(of: $0, plans: plans) + CallerClaim.digitsAlone($0)
        }
        let isReadable = groups.allSatisfy { !$0.isEmpty }
        let outcome = try await stores.tellingOfAltered(by: AuditOrigin(agent, address: address)) {
            try await stores.lookUp(isReadable ? groups : [], by: agent, from: address)
        }
        switch outcome {
        case .found(let account): return .found(account)
        case .unknown: return .unknown
        case .several: return .needsSecondStatement
        case .paused(let end): return .paused(until: end)
        }
    }
}
