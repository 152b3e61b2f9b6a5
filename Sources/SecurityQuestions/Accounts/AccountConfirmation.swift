import Foundation

/// The first step of an activation: the owner confirms the account.
package struct AccountConfirmation: Sendable {
    package let activation: Activation
    package let event: AuditEvent

    /// Nil unless the activation waits for just this step.
    package init?(of activation: Activation, by origin: AuditOrigin, at now: Date) {
        guard let confirmed = activation.confirming(at: now) else { return nil }
        self.activation = confirmed
        event = origin.event(.accountConfirmed, at: now, account: activation.account)
    }
}
