import SecurityQuestions
import SpokenAnswers

/// What a stranger opens who tries the likeliest answers first: the β-success rates of Bonneau's guessing curves.
///
/// All answers that are read alike fall to one guess. People whose answer is refused are taken to spread over the
/// answers that are left in the proportions in which these are given already.
struct GuessingCurve: Sendable {
    /// How an answer is compared with the one that is kept.
    enum Comparison: String, CaseIterable, Sendable {
        case exact, strict, sound
    }

    /// The share of accounts that each guess opens, likeliest first.
    let shares: [Double]
    /// The share of people whose answer is refused.
    let refused: Double

    init(shares: [Double], refused: Double) {
        self.shares = shares
        self.refused = refused
    }

    /// The curve of those whose answer `isRefused` lets pass.
    init(
        _ read: ReadDistribution, by comparison: Comparison = .sound,
        isRefused: (ReadDistribution.Row) -> Bool = { _ in false }
    ) {
        var classes: [String: Double] = [:]
        var refused = 0.0
        for row in read.rows {
            if isRefused(row) {
                refused += row.count
            } else {
                classes[row.seen(by: comparison), default: 0] += row.count
            }
        }
        let left = read.counted.total - refused
        shares = classes.values.sorted(by: >).map { $0 / left }
        self.refused = refused / read.counted.total
    }

    /// The share of accounts that the likeliest `guesses` open.
    func opened(by guesses: Int) -> Double { shares.prefix(guesses).reduce(0, +) }
}

extension GuessingCurve {
    /// The curve of a question as it stands, its popular answers refused; by an assumed law where nothing is counted.
    /// Nil where neither could stand for its answers.
    init?(_ question: SecurityQuestion, language: Language, by comparison: Comparison = .sound) throws {
        if let assumed = AssumedShares.of(question.kind) {
            self = assumed.curve(refused: assumed.refused(question.kind, language: language))
            return
        }
        guard let name = Distribution.name(standingFor: question.kind) else { return nil }
        self.init(try ReadDistribution.of(name, language: language), by: comparison) {
            PopularAnswers.contains($0.forms, question: question, language: language)
        }
    }
}

extension ReadDistribution.Row {
    fileprivate func seen(by comparison: GuessingCurve.Comparison) -> String {
        switch comparison {
        case .exact: answer
        case .strict: forms.strict
        case .sound: forms.sound
        }
    }
}
