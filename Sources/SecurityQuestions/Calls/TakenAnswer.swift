/// An answer that an attempt was taken for, and what the caller said, as it is read at the answer's place.
package struct TakenAnswer: Sendable {
    package let kept: SealedAnswer
    package let said: AnswerForms
    package let policy: Brand.Policy

    package init(kept: SealedAnswer, said: AnswerForms, policy: Brand.Policy) {
        (self.kept, self.said, self.policy) = (kept, said, policy)
    }
}
