/// What taking an attempt came to.
package enum TakenAttempt<Subject: Sendable>: Sendable {
    /// It is spent, on the disk: now it is compared with the subject.
    case new(Subject)
    /// Nothing was spent, and nothing is compared: this came of it.
    case over(CheckOutcome)
}
