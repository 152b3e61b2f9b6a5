/// One frozen set of rules. A later one stands beside it; what was sealed under the earlier still opens under it.
package protocol RulesEdition: Sendable {
    /// Empty where nothing of the answer is left.
    func strict(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String
    /// A function of the strict form alone.
    func sound(ofStrict strict: String, kind: AnswerKind, language: Language) -> String
    func heard(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String
}

/// The limit on what comes in, kept without walking through what is beyond it.
enum AnswerLength {
    static func scalars(of answer: String) throws(UnusableAnswer) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(32)
        for scalar in answer.unicodeScalars {
            guard scalars.count < SpokenAnswer.longest else { throw .tooLong }
            scalars.append(scalar)
        }
        return scalars
    }
}
