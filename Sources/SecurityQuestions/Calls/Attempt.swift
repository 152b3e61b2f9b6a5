import Foundation

/// One spoken answer, or support code, checked in a call. Its id comes with the form, so a double click is the same attempt.
public struct Attempt: Sendable, Identifiable {
    public let id: ID<Attempt>
    public let call: ID<Call>
    public let proof: Proof
    public let takenAt: Date
    /// Nil while the answer is being checked, and for good if the machine stopped meanwhile: it counts as wrong.
    public let result: AttemptResult?

    public init(id: ID<Attempt>, call: ID<Call>, proof: Proof, takenAt: Date, result: AttemptResult?) {
        self.id = id
        self.call = call
        self.proof = proof
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

/// Why an attempt was not taken.
public enum AttemptRefusal: Error, Sendable, Hashable {
    case callClosed(Call.Outcome)
    /// Verified already: there is nothing left to check.
    case alreadyVerified
    /// Every attempt of this call is being checked or has been.
    case noneLeftInCall
    case locked(until: Date)
    case dead
    /// The owner reported that it was not them: until there is a new question.
    case stopped
    /// The question, the password or the address was changed within a day, and the brand then wants a support code.
    case recentlyChanged
    case agentPaused(AgentPause)
    /// The account was closed while the call was open.
    case accountClosed
    /// The account has no answer to check.
    case noAnswer
    /// No such call, or another agent's.
    case unknownCall
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
