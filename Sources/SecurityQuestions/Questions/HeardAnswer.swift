import SpokenAnswers

/// How an answer would be heard, for whoever is about to choose it.
package struct HeardAnswer: Sendable, Equatable {
    /// What counts of it, in words.
    package let words: String
    /// Whether it would be read otherwise if its letters and digits did not touch, as an agent may well write it: in French the "2D" of
    /// "R2D2" is read as "deuxième", that of "R2 D2" is not. The forms of a version never change, so it is told before it is chosen.
    package let isReadTwoWays: Bool

    package init(words: String, isReadTwoWays: Bool = false) {
        self.words = words
        self.isReadTwoWays = isReadTwoWays
    }

    /// Nil where nothing of it counts.
    package init?(_ answer: String, kind: AnswerKind, language: Language) {
        func strict(_ answer: String) -> String? {
            try? SpokenAnswer.forms(of: answer, kind: kind, language: language).strict
        }
        guard let words = try? SpokenAnswer.heard(answer, kind: kind, language: language) else { return nil }
        let apart = Self.apart(answer)
        // With the spaces it may be too long to be an answer, and then nobody can say it otherwise.
        let isReadTwoWays = apart != answer && strict(apart).map { $0 != strict(answer) } ?? false
        self.init(words: words, isReadTwoWays: isReadTwoWays)
    }

    /// "R2 D2" for "R2D2": only where digits stand between letters, for "1st" and "2e" are written so by everybody.
    private static func apart(_ answer: String) -> String {
        answer.replacing(/\p{L}\p{N}+(?=\p{L})/) { "\($0.output) " }
    }
}
