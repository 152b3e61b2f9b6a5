import SpokenAnswers

/// An entry of the catalogue: what an owner may choose to be asked on the phone.
public struct SecurityQuestion: Sendable, Identifiable, Hashable {
    /// Never changes and is never used again for another question.
    public let id: String
    public let kind: AnswerKind
    public let text: Phrase
    public let status: Status

    public enum Status: String, Sendable {
        /// In the list an owner chooses from.
        case offered
        /// Still asked where it was chosen, no longer in the list.
        case retired
    }

    public init(id: String, kind: AnswerKind, status: Status = .offered, text: Phrase) {
        self.id = id
        self.kind = kind
        self.status = status
        self.text = text
    }
}
