/// Why an answer, or the choice of its question, was not taken; told to the owner in words, before anything is kept.
public enum AnswerRefusal: Error, Sendable, Hashable, CaseIterable {
    /// No question was chosen, or one that is not offered.
    case noQuestion
    case empty, tooLong, tooShort
    /// Made of words of the question itself.
    case fromQuestion
    /// The owner's or company's name, an e-mail address, a number of the account, the brand.
    case personal
    /// "123", "azerty", "I don't know", one letter over and over.
    case placeholder
    case popular
    /// The present answer once more. Only the vault can tell.
    case sameAsBefore
}
