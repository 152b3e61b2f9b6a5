import Foundation

/// The last step of an activation: the answer is kept, the account is active, the owner is logged in, all at once.
package struct ActivationCompletion: Sendable {
    package let activation: Activation
    package let status: Account.Status
    package let answer: AnswerRecord
    /// In order.
    package let events: [AuditEvent]

    /// Nil unless the activation waits for just this step, its account for activation, and the answer is that account's.
    package init?(
        of activation: Activation, account: Account, by answer: SealedAnswer, origin: AuditOrigin, at now: Date
    ) {
        guard let completed = activation.completing(at: now), account.status == .pending,
            account.id == activation.account, account.id == answer.place.account,
            let first = AnswerReplacement(of: nil, by: answer, on: .activation, origin: origin, at: now)
        else { return nil }
        self.activation = completed
        status = .active
        self.answer = first.record
        events = [first.event, origin.event(.accountActivated, at: now, account: account.id)]
    }
}
