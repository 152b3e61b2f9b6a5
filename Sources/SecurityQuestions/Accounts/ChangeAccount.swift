/// Changes what the carrier knows of an account: company, phones, language, its owner's name.
package struct ChangeAccount: Sendable {
    private let stores: any AccountStore

    package init(stores: any AccountStore) { self.stores = stores }

    /// - Parameter isRehearsal: nothing is written.
    /// - Returns: nil where there is no such account.
    package func perform(
        _ account: ID<Account>, to details: AccountDetails, isRehearsal: Bool = false, by origin: AuditOrigin
    ) async throws -> AccountUpsert? {
        isRehearsal
            ? try await stores.rehearseChange(of: account, to: details, by: origin)
            : try await stores.change(account, to: details, by: origin)
    }
}
