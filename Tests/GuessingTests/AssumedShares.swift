import Foundation
import SecurityQuestions
import SpokenAnswers

/// Answers of which nobody publishes counts that may be passed on: their shares are taken to fall with the rank.
///
/// `scale / (rank + shift) ^ slope`, the law of Zipf and Mandelbrot, for answers in sound form. The figures were fitted once to
/// counts that may not be published with this project, and rounded up; `docs/guessing.md` says to which and how well.
struct AssumedShares: Sendable {
    let scale: Double
    let shift: Double
    let slope: Double
    /// A list by judgement names most of the commonest answers, and many that few people give: it is taken to do what a list
    /// of so many of its entries would, if they were the commonest.
    let ofListed: Double

    static func of(_ kind: AnswerKind) -> Self? {
        switch kind {
        case .pet: AssumedShares(scale: 0.0745, shift: 12, slope: 0.86, ofListed: 0.4)
        case .title: AssumedShares(scale: 0.0447, shift: 8, slope: 0.78, ofListed: 0.33)
        case .name, .city, .school, .food, .number, .date, .phone: nil
        }
    }

    /// Rarer ones are too rare to be worth a guess.
    private static let ranks = 5_000

    /// The ranks from the commonest on that the lists of `kind` are taken to hold.
    func refused(_ kind: AnswerKind, language: Language) -> Int {
        let answers = PopularAnswers.common(kind).flatMap(\.answers)
        let sounds = Set(answers.compactMap { try? SpokenAnswer.forms(of: $0, kind: kind, language: language).sound })
        return Int(Double(sounds.count) * ofListed)
    }

    /// What guesses open where the `refused` commonest answers are.
    func curve(refused: Int) -> GuessingCurve {
        let shares = (1...Self.ranks).map { scale / pow(Double($0) + shift, slope) }
        let gone = shares.prefix(refused).reduce(0, +)
        return GuessingCurve(shares: shares.dropFirst(refused).map { $0 / (1 - gone) }, refused: gone)
    }
}
