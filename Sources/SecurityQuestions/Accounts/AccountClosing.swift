import Foundation

/// An account is shut at once: nobody comes in, nobody is verified, and no mail with a link goes.
package struct AccountClosing: Sendable {
    package let status: Account.Status
    package let closedAt: Date
    package let revokes: AccessRevocation
    /// The calls under way, as they are to be kept. Their grants go.
    package let calls: [Call]
    /// In order: the ends of the calls, then the closing.
    package let events: [AuditEvent]

    /// Nil where it is closed already.
    ///
    /// - Parameter calls: those about the account that nobody has closed, the latest first.
    package init?(
        of account: ID<Account>, status now: Account.Status, calls: [Call], by origin: AuditOrigin, at moment: Date
    ) {
        guard now != .closed else { return nil }
        let endings = calls.compactMap { CallEnding.withdrawing($0, at: moment) }
        status = .closed
        closedAt = moment
        revokes = .accountClosed(account)
        self.calls = endings.map(\.call)
        events = endings.compactMap(\.event) + [origin.event(.accountClosed, at: moment, account: account)]
    }
}
