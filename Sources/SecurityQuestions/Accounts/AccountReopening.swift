import Foundation

/// A closed account is open again: active where its owner had activated it, else waiting for that.
package struct AccountReopening: Sendable {
    package let status: Account.Status
    package let event: AuditEvent

    /// Nil where it is not closed.
    ///
    /// - Parameter hasAnswer: whoever has an answer has activated the account.
    package init?(
        of account: ID<Account>, status now: Account.Status, hasAnswer: Bool, by origin: AuditOrigin, at moment: Date
    ) {
        guard now == .closed else { return nil }
        status = hasAnswer ? .active : .pending
        event = origin.event(.accountReopened, at: moment, account: account)
    }
}
