/// Opens a closed account again.
package struct ReopenAccount: Sendable {
    private let stores: any PrivacyStore

    package init(stores: any PrivacyStore) { self.stores = stores }

    package enum Outcome: Sendable {
        case reopened
        case wasNotClosed
    }

    package func perform(_ account: ID<Account>, by origin: AuditOrigin) async throws -> Outcome {
        try await stores.reopen(account, by: origin) ? .reopened : .wasNotClosed
    }
}
