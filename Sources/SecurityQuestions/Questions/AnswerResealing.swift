import Foundation
import SpokenAnswers

/// The same answer sealed under newer rules or at a higher cost: its id, its date and its guess budget stay.
package struct AnswerResealing: Sendable {
    package let answer: SealedAnswer
    package let event: AuditEvent

    /// Nil where the answer has been replaced, or resealed, since it was read: what was hashed is not the newest then.
    ///
    /// - Parameters:
    ///   - kept: as it stands now.
    ///   - read: as it was when it was hashed.
    package init?(
        of kept: SealedAnswer?, readAs read: SealedAnswer, as secret: SealedSecret, under rules: RulesVersion,
        at now: Date
    ) {
        guard let kept, kept.id == read.id, kept.place.rules == read.place.rules,
            kept.secret.nonce == read.secret.nonce
        else { return nil }
        answer = SealedAnswer(
            id: kept.id, place: kept.place.under(rules), questionID: kept.questionID, secret: secret, setAt: kept.setAt,
            setBy: kept.setBy)
        event = AuditOrigin.system.event(.answerResealed, at: now, account: kept.place.account)
    }
}
