/// Adds accounts with their owners, or, where one conflicts, none.
package struct ImportAccounts: Sendable {
    private let stores: any AccountStore
    private let keeping: any LinkSigner
    private let world: World

    package init(stores: any AccountStore, keeping: any LinkSigner, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case added
        case conflicts([ImportConflict])
    }

    /// - Parameters:
    ///   - isMailed: the owners are mailed their links, in the place of what `accounts` name.
    ///   - note: hears of every account that is added, before all are.
    package func perform(
        _ accounts: [NewAccount], isMailed: Bool = false, by origin: AuditOrigin,
        note: @escaping @Sendable () -> Void = {}
    ) async throws -> Outcome {
        let new =
            isMailed
            ? try accounts.map {
                let link = try MailedLink(keeping, world: world, lasting: Activation.lifetime)
                return NewAccount(account: $0.account, owner: $0.owner, link: link)
            } : accounts
        let conflicts = try await stores.add(new, by: origin, note: note)
        return conflicts.isEmpty ? .added : .conflicts(conflicts)
    }

    /// Every conflict that adding them would meet, in order; nothing is written.
    package func rehearse(_ accounts: [NewAccount]) async throws -> [ImportConflict] {
        try await stores.conflicts(with: accounts)
    }
}
