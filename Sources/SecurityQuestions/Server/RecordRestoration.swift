import Foundation

/// Makes a backup that was put in its place a database that nobody is logged in to, and records that.
package struct RecordRestoration: Sendable {
    private let stores: any RestorationStore

    package init(stores: any RestorationStore) { self.stores = stores }

    package func perform(ofBackup name: String, by origin: AuditOrigin) async throws -> EndedWaysIn {
        try await stores.endWaysIn(ofBackup: name, by: origin)
    }
}

/// The event of a restoration.
package struct RestoredBackup: Sendable {
    package let event: AuditEvent

    package init(_ name: String, ended: EndedWaysIn, by origin: AuditOrigin, at now: Date) {
        event = origin.event(.backupRestored, at: now, detail: "\(name); ended: \(ended.text)")
    }
}
