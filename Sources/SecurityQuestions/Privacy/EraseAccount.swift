/// Deletes everything about an account, and takes its values out of the audit log.
package struct EraseAccount: Sendable {
    private let stores: any PrivacyStore

    package init(stores: any PrivacyStore) { self.stores = stores }

    package func perform(_ account: ID<Account>, evenIfOpen: Bool = false, by origin: AuditOrigin) async throws
        -> ErasureOutcome
    {
        try await stores.erase(account, evenIfOpen: evenIfOpen, by: origin)
    }
}
