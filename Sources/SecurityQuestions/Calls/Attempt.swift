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
