import SecurityQuestions
import SpokenAnswers
import Testing

/// What is told before an answer is chosen.
@Suite struct `An answer with digits in it` {
    @Test(arguments: ["R2D2", "r2d2", "Z3eR", "BB8 et R2D2"])
    func `is told of where the letters beside its digits make another word of them`(answer: String) throws {
        #expect(try #require(HeardAnswer(answer, kind: .title, language: .fr)).isReadTwoWays)
    }

    @Test(arguments: [
        ("R2 D2", Language.fr), ("R2-D2", .fr), ("C3PO", .fr), ("2e étage", .fr), ("1st Avenue", .en), ("R2D2", .en),
        ("Les 400 coups", .fr), ("St-Étienne", .fr), ("THX 1138", .en),
    ])
    func `is not, where it is heard as it is said`(answer: String, language: Language) throws {
        let heard = try #require(HeardAnswer(answer, kind: .title, language: language))
        #expect(!heard.isReadTwoWays && !heard.words.isEmpty)
    }

    @Test func `of which nothing counts is none`() {
        #expect(HeardAnswer("?!", kind: .title, language: .fr) == nil)
        #expect(HeardAnswer(String(repeating: "a1", count: 80), kind: .title, language: .fr) == nil)
    }
}
