/// What came of checking an answer or a code.
package enum CheckOutcome: Sendable, Hashable {
    case checked(AttemptResult)
    /// Sent a second time while the first is being checked; or the machine stopped meanwhile, and it counts as wrong.
    case underWay
    /// Nothing of it can be compared: no attempt was taken.
    case unreadable
    /// Six digits, which may be a support code: no attempt was taken, and the agent is asked.
    case looksLikeCode
    /// No attempt was taken.
    case refused(AttemptRefusal)

    /// What is known of an attempt that was taken.
    package init(_ attempt: Attempt) { self = attempt.result.map(Self.checked) ?? .underWay }
}
