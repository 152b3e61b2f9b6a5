/// Answers that many people give, and who says so.
///
/// Written as plain text: a first line with `#` and the source, then the answers, separated by line breaks or semicolons.
public struct AnswerList: Sendable, Hashable, ExpressibleByStringLiteral {
    public let sources: [String]
    public let answers: [String]

    public static let none: AnswerList = ""

    public init(stringLiteral text: String) {
        let lines = text.split(separator: "\n")
        sources = lines.filter { $0.hasPrefix("#") }.map { String($0.dropFirst().drop { $0 == " " }) }
        answers = lines.filter { !$0.hasPrefix("#") }.flatMap { line in
            line.split(separator: ";").map { String($0.drop { $0 == " " }) }
        }
    }

    private init(sources: [String], answers: [String]) {
        self.sources = sources
        self.answers = answers
    }

    static func + (one: Self, other: Self) -> Self {
        Self(sources: one.sources + other.sources, answers: one.answers + other.answers)
    }
}
