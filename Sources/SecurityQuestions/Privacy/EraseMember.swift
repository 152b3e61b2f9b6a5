/// Deletes everything about one of an account's people, and takes their values out of the audit log. The account stays.
package struct EraseMember: Sendable {
    private let stores: any PrivacyStore

    package init(stores: any PrivacyStore) { self.stores = stores }

    package enum Outcome: Sendable {
        case erased(values: Int, traces: Traces)
        /// Without them nobody could manage the account: that has to be erased as a whole.
        case lastOwner
        /// They do not belong to the account.
        case gone
    }

    package func perform(_ member: ID<Member>, of account: ID<Account>, by origin: AuditOrigin) async throws -> Outcome
    {
        try await stores.erase(member, of: account, by: origin)
    }
}
