import Foundation

/// A new question and answer in place of the old, if any: with a full guess budget, and checked again where the owner had
/// stopped that.
package struct AnswerReplacement: Sendable {
    /// To be kept in place of the one at its slot, whole: nothing of the old budget stays.
    package let record: AnswerRecord
    /// To be noted with the account. The first answer of an activation is no change.
    package let change: RecentChange?
    package let event: AuditEvent

    package enum Occasion: Sendable {
        case activation, change
    }

    /// Nil where it was kept before: the form was sent twice.
    ///
    /// - Parameter current: the id of the answer at the same slot.
    package init?(
        of current: ID<SealedAnswer>?, by answer: SealedAnswer, on occasion: Occasion, origin: AuditOrigin, at now: Date
    ) {
        guard current != answer.id else { return nil }
        record = AnswerRecord(answer: answer, budget: .full)
        change = occasion == .change ? .question : nil
        event = origin.event(
            occasion == .change ? .questionChanged : .questionChosen, at: now, account: answer.place.account)
    }
}
