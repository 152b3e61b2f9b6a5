import Foundation

/// Somebody of the account says that they are calling now.
package enum CallAnnouncing: Sendable {
    case announced(CallAnnouncement, event: AuditEvent)
    /// Pressed twice, in another tab or by a colleague: one waits, or its call is under way. It stands as it is.
    case stands(CallAnnouncement)

    /// - Parameters:
    ///   - latest: of the account.
    ///   - call: that is bound to it.
    package init(
        _ id: ID<CallAnnouncement>, of account: ID<Account>, latest: CallAnnouncement?, call: Call?,
        by origin: AuditOrigin, at now: Date
    ) {
        if let latest, latest.id == id || latest.isWaiting(at: now) || call?.isUnderWay(at: now) == true {
            self = .stands(latest)
        } else {
            self = .announced(
                CallAnnouncement(id: id, account: account, announcedAt: now),
                event: origin.event(.callAnnounced, at: now, account: account))
        }
    }
}

extension Call {
    package func isUnderWay(at now: Date) -> Bool {
        switch state(at: now) {
        case .open, .verified: true
        case .closed: false
        }
    }
}
