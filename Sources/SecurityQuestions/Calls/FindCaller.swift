/// Finds one account by exactly what the caller states. There is no list, and every look-up is recorded.
package struct FindCaller: Sendable {
    private let stores: any AccountStore & AuditStore
    private let brands: Brands

    package init(stores: any AccountStore & AuditStore, brands: Brands) {
        (self.stores, self.brands) = (stores, brands)
    }

    package enum Outcome: Sendable {
        case found(Account)
        case unknown
        /// Several accounts answer to it: a second claim tells them apart.
        case needsSecondStatement
        case nothingStated
    }

    /// Throws ``RecordAltered``, and records it, where the account is not as Countersign wrote it.
    ///
    /// - Parameter second: empty, or what tells several accounts apart.
    package func perform(
        stating first: String, and second: String, by agent: Agent, from address: String?
    ) async throws -> Outcome {
        let typed = [first, second].map { $0.trimmingSpaces() }
        guard !typed[0].isEmpty else { return .nothingStated }
        let origin = AuditOrigin(agent, address: address)
        let accounts = try await stores.tellingOfAltered(by: origin) {
            try await self.accounts(stating: typed.filter { !$0.isEmpty }, agent)
        }
        guard let account = accounts.first else {
            try await stores.record(.lookUpFailed, by: origin)
            return .unknown
        }
        guard accounts.count == 1 else {
            let why = LookUpFailure.severalAccounts.rawValue
            try await stores.record(.lookUpFailed, by: origin, detail: why)
            return .needsSecondStatement
        }
        try await stores.record(.accountLookedUp, by: origin, account: account.id)
        return .found(account)
    }

    /// Of two, it is known that there are several.
    private func accounts(stating typed: [String], _ agent: Agent) async throws -> [Account] {
        let plans = agent.brands.compactMap { brands[$0]?.numbering }
        let groups = typed.map { CallerClaim.readings(of: $0, plans: plans) }
        guard groups.allSatisfy({ !$0.isEmpty }) else { return [] }
        return try await stores.accounts(stating: groups, brands: agent.brands, limit: 2)
    }
}
