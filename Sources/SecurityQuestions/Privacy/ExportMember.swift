import Foundation

/// Begins the export of what is held about one of an account's people, as ``ExportAccount`` does for all.
package struct ExportMember: Sendable {
    private let stores: any AuditStore

    package init(stores: any AuditStore) { self.stores = stores }

    /// - Returns: when it was begun.
    package func begin(_ member: Member, by origin: AuditOrigin) async throws -> Date {
        try await stores.record(.memberExported, by: origin, account: member.account)
    }
}
