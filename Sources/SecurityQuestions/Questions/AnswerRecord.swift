/// An answer with its guess budget, as they are kept.
package struct AnswerRecord: Sendable {
    package let answer: SealedAnswer
    package let budget: GuessBudget

    package init(answer: SealedAnswer, budget: GuessBudget) {
        self.answer = answer
        self.budget = budget
    }
}
