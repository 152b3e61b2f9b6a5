import SpokenAnswers

/// The question somebody has chosen and what they typed for an answer.
package struct ChosenAnswer: Sendable {
    package let questionID: SecurityQuestion.ID
    package let answer: SecretText
    /// Of the page: the one the answer is read in.
    package let language: Language
    /// They want to know how it would be heard, and nothing kept.
    package let isPreview: Bool

    package init(questionID: SecurityQuestion.ID, answer: SecretText, language: Language, isPreview: Bool = false) {
        (self.questionID, self.answer, self.language, self.isPreview) = (questionID, answer, language, isPreview)
    }
}
