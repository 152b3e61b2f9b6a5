/// What a taken attempt needs to be checked; or that it is an old one, with its result.
public enum TakenAttempt: Sendable {
    case new(answer: SealedAnswer)
    case repeated(Attempt)
}

/// The same for a support code; there may be none to compare with.
public enum TakenCodeAttempt: Sendable {
    case new(SupportCode?)
    case repeated(Attempt)
}
