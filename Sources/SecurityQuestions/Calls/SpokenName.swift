import SpokenAnswers

/// A name that somebody said, to be compared with members' names by the rules for spoken names: whole, the last word first, or
/// without what stands between the first and the last word. A first name or a surname alone is nobody's.
package struct SpokenName: Sendable {
    private let forms: [Language: SpokenForms]

    /// Nil where there is nothing to compare.
    package init?(_ said: String) {
        forms = Self.forms(of: said)
        if forms.isEmpty { return nil }
    }

    package enum Match: Int, Comparable, Sendable {
        case none, sound, strict

        package static func < (one: Match, other: Match) -> Bool { one.rawValue < other.rawValue }
    }

    package func match(_ name: String) -> Match {
        Self.waysOfSaying(name).flatMap { way in
            Self.forms(of: way).map { language, kept in
                guard let said = forms[language] else { return Match.none }
                return said.strict == kept.strict ? .strict : said.sound == kept.sound ? .sound : .none
            }
        }.max() ?? .none
    }

    private static func waysOfSaying(_ name: String) -> [String] {
        let words = name.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, let last = words.last, words.count > 1 else { return [name] }
        return [name, "\(last) \(words.dropLast().joined(separator: " "))", "\(first) \(last)", "\(last) \(first)"]
    }

    /// Names are said in either language, whoever's account it is.
    private static func forms(of name: String) -> [Language: SpokenForms] {
        Dictionary(
            uniqueKeysWithValues: Language.allCases.compactMap { language in
                (try? SpokenAnswer.forms(of: name, kind: .name, language: language)).map { (language, $0) }
            })
    }
}
