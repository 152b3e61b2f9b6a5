import Foundation

/// Words as a search compares them: without case and accents, and "œ" is "oe".
enum SearchWords {
    static func list(_ text: String) -> [String] {
        let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .replacing("œ", with: "oe").replacing("æ", with: "ae").replacing("ß", with: "ss")
        // One letter alone is an article or what an apostrophe has left of one.
        return folded.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count > 1 }
    }

    static func set(_ text: String) -> Set<String> { Set(list(text)) }

    /// Whether `word` begins with what is `asked`, or differs from it only in an ending: "expirée" and "expiré".
    static func match(_ asked: String, _ word: String) -> Bool {
        if word.hasPrefix(asked) { return true }
        let common = asked.commonPrefix(with: word).count
        return common >= leastStem && common >= min(asked.count, word.count) - longestEnding
    }

    private static let leastStem = 6
    private static let longestEnding = 2

    /// What is asked for: a plural finds the singular as well.
    static func asked(_ text: String) -> [String] {
        list(text).prefix(8).map { word in
            word.count > 4 && (word.hasSuffix("s") || word.hasSuffix("x")) ? String(word.dropLast()) : word
        }
    }
}
