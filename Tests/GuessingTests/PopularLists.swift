import SecurityQuestions
import SpokenAnswers

/// Chooses the counted lists: the fewest answers whose refusal leaves the guess budget with a fifth to spare.
///
/// One answer stands for all that sound like it, so the likeliest *sound* is refused first, by its commonest spelling,
/// and then the next, until the rest holds in every language the counts stand for.
enum PopularLists {
    struct Choice {
        let constant: String
        let name: Distribution.Name
        let country: Language
        /// The languages of the accounts it stands for.
        let readers: [Language]
    }

    /// The lists of each file of `Popular/`.
    static let files: [(file: String, comment: String, lists: [Choice])] = [
        (
            "CommonSurnames", "The commonest family names.",
            [
                Choice(constant: "commonSurnamesEN", name: .surname, country: .en, readers: [.en]),
                Choice(constant: "commonSurnamesFR", name: .surname, country: .fr, readers: [.fr]),
            ]
        ),
        (
            "CommonFirstNames", "First names that are too likely to be an answer by themselves.",
            [
                Choice(constant: "commonFirstNamesEN", name: .firstname, country: .en, readers: [.en]),
                Choice(constant: "commonFirstNamesFR", name: .firstname, country: .fr, readers: [.fr]),
            ]
        ),
        (
            "CommonCities", "The towns most people live in.",
            [
                Choice(constant: "largestCitiesEN", name: .city, country: .en, readers: [.en]),
                Choice(constant: "largestCitiesFR", name: .city, country: .fr, readers: [.fr]),
            ]
        ),
    ]

    private static let spare = 0.8

    static func answers(of choice: Choice) throws -> [String] {
        let readings = try choice.readers.map { try ReadDistribution.of(choice.name, language: $0) }
        var refused: [String] = []
        while let next = readings.lazy.compactMap({ likeliest(in: $0, besides: Set(refused)) }).first {
            refused.append(next)
        }
        return refused
    }

    /// The commonest spelling of the likeliest sound that is left; nil once what is left holds the budget.
    private static func likeliest(in read: ReadDistribution, besides refused: Set<String>) -> String? {
        let sounds = Set(read.rows.filter { refused.contains($0.answer) }.map(\.forms.sound))
        let left = read.rows.filter { !sounds.contains($0.forms.sound) }
        let curve = GuessingCurve(read) { sounds.contains($0.forms.sound) }
        let holds =
            curve.opened(by: GuessBudget.lockAfter) < Allowed.inARow * spare
            && curve.opened(by: GuessBudget.deadAfter) < Allowed.inAll * spare
        guard !holds else { return nil }
        var shares: [String: Double] = [:]
        for row in left { shares[row.forms.sound, default: 0] += row.count }
        let likeliest = shares.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return left.first { $0.forms.sound == likeliest?.key }?.answer
    }

    /// A file of `Popular/`.
    static func source(comment: String, lists: [Choice]) throws -> String {
        let constants = try lists.map { choice in
            let answers = try answers(of: choice)
            let source = try ReadDistribution.of(choice.name, language: choice.readers[0]).counted.source
            return """
                    static let \(choice.constant): AnswerList = ""\"
                        # The \(answers.count) commonest, one spelling a sound: \(source)
                \(wrapped(answers).map { "        \($0)" }.joined(separator: "\n"))
                        ""\"

                """
        }
        return """
            /// \(comment) Written by `Scripts/popular-answers`.
            extension AnswerList {
            \(constants.joined(separator: "\n"))}

            """
    }

    private static func wrapped(_ answers: [String]) -> [String] {
        var lines = [""]
        for answer in answers {
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = answer
            } else if line.count + answer.count < 100 {
                lines[lines.count - 1] = "\(line); \(answer)"
            } else {
                lines.append(answer)
            }
        }
        return lines
    }
}
