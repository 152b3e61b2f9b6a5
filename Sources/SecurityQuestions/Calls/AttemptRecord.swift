import Foundation

/// An attempt with all that is kept of it: what it was taken for, and whether it still counts.
package struct AttemptRecord: Sendable {
    package let attempt: Attempt
    /// The id of the answer or the code it was taken for. Where there was no code, its own.
    package let subject: UUID
    /// Should it be wrong, it is the one that locked the question or made the answer, or the code, dead.
    package let locks: Bool
    /// It counts against no budget any more.
    package let isGivenBack: Bool

    package init(attempt: Attempt, subject: UUID, locks: Bool, isGivenBack: Bool = false) {
        self.attempt = attempt
        self.subject = subject
        self.locks = locks
        self.isGivenBack = isGivenBack
    }

    package func isFor(_ answer: SealedAnswer?) -> Bool { subject == answer?.id.uuid }
    package func isFor(_ code: SupportCode?) -> Bool { subject == code?.id.uuid }

    /// Whether it counts against its agent's budget: until it is known to be right, as wrong.
    package var countsAgainstAgent: Bool { !isGivenBack && attempt.result != .verified }

    /// With its result. One that could not be checked counts no more.
    func settled(_ result: AttemptResult) -> AttemptRecord {
        let settled = Attempt(
            id: attempt.id, call: attempt.call, method: attempt.method, takenAt: attempt.takenAt, result: result)
        return AttemptRecord(
            attempt: settled, subject: subject, locks: locks,
            isGivenBack: isGivenBack || result == .notChecked)
    }

    func givenBack() -> AttemptRecord {
        AttemptRecord(attempt: attempt, subject: subject, locks: locks, isGivenBack: true)
    }
}
