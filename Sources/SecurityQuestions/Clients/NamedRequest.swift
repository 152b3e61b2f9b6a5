/// A request of a client that is claimed in the transaction of what it asks for, and answered in the one that finishes it: it has none of
/// its own.
package struct NamedRequest<Outcome: Sendable>: Sendable {
    package let kept: KeptRequest
    /// The answer as it is kept, made within the transaction: nothing is asked for by it. Nil where none is kept; then the name is
    /// forgotten.
    package let answer: @Sendable (Outcome, CallView) -> KeptRequest.Answer?

    package init(_ kept: KeptRequest, _ answer: @escaping @Sendable (Outcome, CallView) -> KeptRequest.Answer?) {
        (self.kept, self.answer) = (kept, answer)
    }
}

/// What came of it.
package struct ToldOutcome<Outcome: Sendable>: Sendable {
    package let outcome: Outcome
    /// The call as the kept answer tells it; nil where none was kept.
    package let view: CallView?

    package init(_ outcome: Outcome, view: CallView? = nil) { (self.outcome, self.view) = (outcome, view) }
}
