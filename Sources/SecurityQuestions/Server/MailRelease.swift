import Foundation

/// What a person has agreed to about mail that is held after a restoration.
package enum MailRelease: Sendable {
    /// All of it goes.
    case released
    /// What waited does not, what comes does.
    case discarded

    package func event(_ waiting: Int, by origin: AuditOrigin, at now: Date) -> AuditEvent {
        origin.event(self == .released ? .mailReleased : .mailDiscarded, at: now, detail: "\(waiting) waited")
    }
}

package struct ReleaseMail: Sendable {
    private let stores: any RestorationStore

    package init(stores: any RestorationStore) { self.stores = stores }

    /// - Returns: how many mails waited; nil where none was held.
    package func perform(_ release: MailRelease, by origin: AuditOrigin) async throws -> Int? {
        try await stores.releaseMail(discarding: release == .discarded, by: origin)
    }
}
