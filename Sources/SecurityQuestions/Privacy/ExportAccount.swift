import Foundation

/// Begins the export of what is held about a customer: its entry comes first, so it is in the export, and there if that
/// breaks off.
package struct ExportAccount: Sendable {
    private let stores: any AuditStore

    package init(stores: any AuditStore) { self.stores = stores }

    /// - Returns: when it was begun.
    package func begin(_ account: ID<Account>, by origin: AuditOrigin) async throws -> Date {
        try await stores.record(.accountExported, by: origin, account: account)
    }
}
