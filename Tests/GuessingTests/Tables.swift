import Foundation
import SecurityQuestions
import SpokenAnswers

/// The tables of `docs/guessing.md`, as Markdown.
enum Tables {
    static let guesses = [1, 3, 5, 10, 100]

    static func all() throws -> [(name: String, markdown: String)] {
        [
            ("budget", try budget()), ("kinds", try kinds()), ("questions", try questions()), ("costs", try costs()),
            ("lengths", try lengths()),
        ]
    }

    /// The offered question that comes nearest to each limit.
    private static func budget() throws -> String {
        let curves = try Catalogue.offered.flatMap { question in
            try Language.allCases.compactMap { language in
                try GuessingCurve(question, language: language).map { ("\(question.id), \(language)", $0) }
            }
        }
        let limits = [
            ("five in a row", Allowed.perRun, Allowed.inARow), ("ten in all", Allowed.perLife, Allowed.inAll),
        ]
        let rows = limits.map { name, guesses, limit in
            let worst = curves.max { $0.1.opened(by: guesses) < $1.1.opened(by: guesses) }
            return [name, worst?.0 ?? "", percent(limit), percent(worst?.1.opened(by: guesses) ?? .nan)]
        }
        return table(head: ["wrong answers", "weakest question", "may open", "open there"], words: 2, rows)
    }

    /// Every count, before and after the refusals of its kind, by what the comparison lets pass.
    private static func kinds() throws -> String {
        var rows: [[String]] = []
        for name in Distribution.Name.allCases {
            for language in Language.allCases {
                let read = try ReadDistribution.of(name, language: language)
                for comparison in GuessingCurve.Comparison.allCases {
                    let before = GuessingCurve(read, by: comparison)
                    let after = GuessingCurve(read, by: comparison) { isCommon($0, kind: name.kind, in: language) }
                    rows.append(
                        ["\(title(name)), \(language)", comparison.rawValue] + shares(of: before)
                            + (after.refused == 0 ? ["–", "–", "–", "–", "–"] : shares(of: after)))
                }
            }
        }
        for (kind, language) in assumedKinds {
            guard let law = AssumedShares.of(kind) else { continue }
            let refused = law.refused(kind, language: language)
            rows.append(
                ["\(title(kind)), \(language)", "by a law"] + shares(of: law.curve(refused: 0))
                    + shares(of: law.curve(refused: refused)))
        }
        return table(
            head: ["counts", "form"] + guesses.map { "\($0)" } + guesses.map { "\($0) after" }, words: 2, rows)
    }

    /// Every question: its own list is refused besides those of its kind.
    private static func questions() throws -> String {
        let rows = try Catalogue.questions.flatMap { question in
            try Language.allCases.map { language in
                guard let curve = try GuessingCurve(question, language: language) else {
                    return [question.id, language.rawValue, "not counted", "", "", "", "", ""]
                }
                let name = question.status == .offered ? question.id : "*\(question.id)* (withdrawn)"
                let isAssumed = AssumedShares.of(question.kind) != nil
                return [name, language.rawValue, isAssumed ? "–" : percent(curve.refused)] + shares(of: curve)
            }
        }
        return table(head: ["question", "language", "refused"] + guesses.map { "\($0)" }, words: 2, rows)
    }

    /// Who meets a refusal, list by list, the most effective first: each adds to those before it.
    private static func costs() throws -> String {
        var rows: [[String]] = []
        for name in [Distribution.Name.surname, .city] {
            for language in Language.allCases {
                let read = try ReadDistribution.of(name, language: language)
                let lists = PopularAnswers.common(name.kind).map { list in
                    let sounds = sounds(of: list, kind: name.kind, language: language)
                    return (list, sounds, alone: refused(sounds, in: read))
                }
                var all: Set<String> = []
                var last = 0.0
                for (list, sounds, _) in lists.sorted(by: { $0.alone > $1.alone }) {
                    all.formUnion(sounds)
                    let now = refused(all, in: read)
                    rows.append([
                        "\(title(name)), \(language)", list.sources.joined(separator: "; "), "\(list.answers.count)",
                        "+ \(percent(now - last))", percent(now),
                    ])
                    last = now
                }
            }
        }
        return table(head: ["counts", "list", "answers", "people it refuses", "in all"], words: 2, rows)
    }

    private static func refused(_ sounds: Set<String>, in read: ReadDistribution) -> Double {
        GuessingCurve(read) { sounds.contains($0.forms.sound) }.refused
    }

    /// What a list of the commonest answers would do by itself, by its length, in sound form: refused, five, ten.
    private static func lengths() throws -> String {
        let lengths = [0, 20, 50, 100, 150, 200, 300, 500]
        var rows: [[String]] = []
        for name in Distribution.Name.allCases {
            for language in Language.allCases {
                let read = try ReadDistribution.of(name, language: language)
                let cells = lengths.map { length in
                    let common = Set(read.rows.prefix(length).map(\.forms.sound))
                    return fiveAndTen(of: GuessingCurve(read) { common.contains($0.forms.sound) })
                }
                rows.append(["\(title(name)), \(language)"] + cells)
            }
        }
        for kind in [AnswerKind.pet, .title] {
            guard let law = AssumedShares.of(kind) else { continue }
            rows.append(["\(title(kind)), by a law"] + lengths.map { fiveAndTen(of: law.curve(refused: $0)) })
        }
        return table(head: ["counts"] + lengths.map { "\($0) refused" }, words: 1, rows)
    }

    private static let assumedKinds: [(AnswerKind, Language)] = [AnswerKind.pet, .title].flatMap { kind in
        Language.allCases.map { (kind, $0) }
    }

    private static func fiveAndTen(of curve: GuessingCurve) -> String {
        "\(percent(curve.opened(by: 5))) / \(percent(curve.opened(by: 10))) (\(percent(curve.refused)))"
    }

    private static func title(_ kind: AnswerKind) -> String { kind == .pet ? "pets" : "titles" }

    private static func isCommon(_ row: ReadDistribution.Row, kind: AnswerKind, in language: Language) -> Bool {
        let question = SecurityQuestion(id: "any", kind: kind, text: Phrase(en: "", fr: ""))
        return PopularAnswers.contains(row.forms, question: question, language: language)
    }

    private static func sounds(of list: AnswerList, kind: AnswerKind, language: Language) -> Set<String> {
        Set(list.answers.compactMap { try? SpokenAnswer.forms(of: $0, kind: kind, language: language).sound })
    }

    private static func title(_ name: Distribution.Name) -> String {
        switch name {
        case .surname: "surnames"
        case .firstname: "first names"
        case .city: "towns"
        }
    }

    private static func shares(of curve: GuessingCurve) -> [String] { guesses.map { percent(curve.opened(by: $0)) } }

    /// "0.68", "28.9": two digits that count, in per cent.
    private static func percent(_ share: Double) -> String {
        let places = share < 0.0995 ? 2 : 1
        return (share * 100).formatted(
            .number.precision(.fractionLength(places)).locale(Locale(identifier: "en_US_POSIX")))
    }

    /// The first `words` columns are text, the others numbers.
    private static func table(head: [String], words: Int, _ rows: [[String]]) -> String {
        let rule = head.indices.map { $0 < words ? "---" : "--:" }
        return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }
}
