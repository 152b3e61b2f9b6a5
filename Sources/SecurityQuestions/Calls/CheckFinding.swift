/// What the check of a taken attempt found. What it comes to, ``AttemptSettlement`` says.
package enum CheckFinding: Sendable {
    /// How what was said matches the answer, and the policy of the account's brand.
    case answer(AnswerMatch, under: Brand.Policy)
    case code(isRight: Bool)
    /// It could not be compared.
    case notChecked
}
