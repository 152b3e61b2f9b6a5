/// Closes an account: nobody logs in to it or is checked for it any more. Nothing is erased.
package struct CloseAccount: Sendable {
    private let stores: any PrivacyStore

    package init(stores: any PrivacyStore) { self.stores = stores }

    package enum Outcome: Sendable {
        case closed
        case wasClosed
    }

    package func perform(_ account: ID<Account>, by origin: AuditOrigin) async throws -> Outcome {
        try await stores.close(account, by: origin) ? .closed : .wasClosed
    }
}
