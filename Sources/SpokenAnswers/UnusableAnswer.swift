/// Why an answer has no forms.
public enum UnusableAnswer: Error, Hashable, Sendable {
    /// Nothing is left: only spaces, punctuation or symbols.
    case empty
    /// More than ``SpokenAnswers/SpokenAnswer/longest`` characters went in.
    case tooLong
}
