import SpokenAnswers

/// An entry of the catalogue: what an owner may choose to be asked on the phone.
public struct SecurityQuestion: Sendable, Identifiable, Hashable {
    /// Never changes and is never used again for another question.
    public let id: String
    public let kind: AnswerKind
    public let text: Phrase
    public let status: Status
    /// Why most adults can answer it, once and for all, in four words that no register or profile holds.
    public let fitness: String
    /// What the guessing figures of ``kind`` are worth for this question. The figures: `docs/guessing.md`.
    public let guessability: String
    /// Answers that many people would give to this very question, whatever the language of the account.
    /// They are refused besides those of the kind, see ``PopularAnswers``.
    public let popular: AnswerList
    /// Why it is no longer offered; nil while it is.
    public let withdrawn: String?

    public enum Status: String, Sendable {
        /// In the list an owner chooses from.
        case offered
        /// Still asked where it was chosen, no longer in the list: the owner is asked to choose anew.
        case retired
    }

    public init(
        id: String, kind: AnswerKind, status: Status = .offered, text: Phrase, fitness: String = "",
        guessability: String = "", popular: AnswerList = .none, withdrawn: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.status = status
        self.text = text
        self.fitness = fitness
        self.guessability = guessability
        self.popular = popular
        self.withdrawn = withdrawn
    }
}
