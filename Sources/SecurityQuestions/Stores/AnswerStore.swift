import SpokenAnswers

/// The question an account has chosen, with its sealed answer and guess budget.
package protocol AnswerStore: Sendable {
    func answer(of account: ID<Account>) async throws -> (answer: SealedAnswer, budget: GuessBudget)?

    /// Keeps a new question and answer in place of the old; the guess budget is full again. It is set at the moment of the
    /// transaction, and recorded as ``AnswerReplacement`` says.
    ///
    /// A second time with the same id it changes nothing.
    ///
    /// - Parameter kept: the id of the answer that it takes the place of; nil where there is none.
    /// - Returns: false, with nothing changed, where there is another one by now.
    func replace(
        with answer: SealedAnswer, ifStill kept: ID<SealedAnswer>?, on occasion: AnswerReplacement.Occasion,
        by origin: AuditOrigin
    ) async throws -> Bool

    /// Keeps the same answer sealed under newer rules or at a higher cost: its id, date and guess budget stay.
    ///
    /// Changes nothing where the answer has been replaced, or resealed, since `answer` was read.
    func reseal(_ answer: SealedAnswer, as secret: SealedSecret, under rules: RulesVersion) async throws
}
