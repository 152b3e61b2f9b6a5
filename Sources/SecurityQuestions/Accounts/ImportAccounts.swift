/// Brings accounts with their owners: adds them all, or, where one conflicts, none.
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

    /// - Parameter isMailed: the owners are mailed their links, in the place of what `accounts` name.
    package func perform(_ accounts: [NewAccount], isMailed: Bool = false, by origin: AuditOrigin) async throws
        -> Outcome
    {
        let conflicts = try await stores.add(isMailed ? mailed(accounts) : accounts, by: origin)
        return conflicts.isEmpty ? .added : .conflicts(conflicts)
    }

    /// Adds what is not there and changes what is, all of it or, where one is refused, nothing.
    package func update(_ accounts: [NewAccount], isMailed: Bool = false, by origin: AuditOrigin) async throws
        -> [AccountUpsert]
    {
        try await stores.upsert(isMailed ? mailed(accounts) : accounts, by: origin)
    }

    /// What would become of each; nothing is written.
    ///
    /// - Parameter isUpdate: by ``update(_:isMailed:by:)``.
    package func rehearse(_ accounts: [NewAccount], isUpdate: Bool) async throws -> [AccountUpsert] {
        if isUpdate { return try await stores.rehearseUpsert(of: accounts, by: .host) }
        return AccountUpsert.steps(of: accounts.count, conflicts: try await stores.conflicts(with: accounts))
    }

    private func mailed(_ accounts: [NewAccount]) throws -> [NewAccount] {
        try accounts.map {
            let link = try MailedLink(keeping, world: world, lasting: Activation.lifetime)
            return NewAccount(account: $0.account, owner: $0.owner, link: link)
        }
    }
}
