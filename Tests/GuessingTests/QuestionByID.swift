import SecurityQuestions
import Testing

/// Failures name a question by its id; all its fields would fill the screen.
extension SecurityQuestion: CustomTestStringConvertible {
    public var testDescription: String { id }
}
