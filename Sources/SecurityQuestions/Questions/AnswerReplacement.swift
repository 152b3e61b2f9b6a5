import Foundation

/// A new question and answer in place of the old, if any: with a full guess budget, and checked again where the owner had
/// stopped that. It is set at this moment.
package struct AnswerReplacement: Sendable {
    /// To be kept in place of the account's, whole: nothing of the old budget stays.
    package let record: AnswerRecord
    /// To be noted with the account. The first answer of an activation is no change.
    package let change: RecentChange?
    package let event: AuditEvent

    package enum Occasion: Sendable {
        /// The account's first answer, also one that came from elsewhere.
        case activation
        case change
    }

    /// Compare and swap: what a new answer was compared with is what it takes the place of. The same answer again is none.
    package static func mayReplace(
        _ current: ID<SealedAnswer>?, by new: ID<SealedAnswer>, ifStill kept: ID<SealedAnswer>?
    ) -> Bool { current == kept || current == new }

    /// Nil where it was kept before: the form was sent twice.
    ///
    /// - Parameter current: the id of the account's answer.
    package init?(
        of current: ID<SealedAnswer>?, by answer: SealedAnswer, on occasion: Occasion, origin: AuditOrigin, at now: Date
    ) {
        guard current != answer.id else { return nil }
        let set = SealedAnswer(
            id: answer.id, place: answer.place, questionID: answer.questionID, secret: answer.secret, setAt: now,
            setBy: answer.setBy)
        record = AnswerRecord(answer: set, budget: .full)
        change = occasion == .change ? .question : nil
        event = origin.event(
            occasion == .change ? .questionChanged : .questionChosen, at: now, account: answer.place.account)
    }
}
