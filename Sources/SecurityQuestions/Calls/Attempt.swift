import Foundation

/// One spoken answer, or support code, checked in a call. Its id comes with the form, so a double click is the same attempt.
public struct Attempt: Sendable {
    public let id: ID<Attempt>
    public let call: ID<Call>
    public let method: VerificationMethod
    public let takenAt: Date
    /// Nil while the answer is being checked, and for good if the machine stopped meanwhile: it counts as wrong.
    public let result: AttemptResult?

    public init(id: ID<Attempt>, call: ID<Call>, method: VerificationMethod, takenAt: Date, result: AttemptResult?) {
        self.id = id
        self.call = call
        self.method = method
        self.takenAt = takenAt
        self.result = result
    }
}

public enum AttemptResult: String, Sendable, CaseIterable {
    case verified
    case wrong
    /// Only sounds right, and the brand wants it spelled. It counts as wrong until a spelled one is right.
    case soundsAlike
    /// The machine was too busy to check; the attempt was given back.
    case notChecked
}

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
