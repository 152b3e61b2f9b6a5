/// Reads an answer in words (names, places, titles …) down to the words that count.
///
/// The steps, in order: letters spelled aloud, titles of courtesy, shortenings, Roman numerals, numbers, the article.
struct TextReader {
    let kind: AnswerKind
    let language: Language
    let version: RulesVersion
    private var words: [Word]
    private let hasLowercase: Bool

    static func words(
        _ words: [Word], hasLowercase: Bool, kind: AnswerKind, language: Language, version: RulesVersion,
        forReading: Bool = false
    ) -> [Word] {
        var reader = TextReader(
            kind: kind, language: language, version: version, words: words, hasLowercase: hasLowercase)
        reader.read()
        if !forReading { reader.dropArticle() }
        return reader.words
    }

    /// The strict form of the words that count: letters alone, for numbers are written in words. Where they make one of
    /// the tables' shortenings or number words when put together ("S. T." and "st"), that is read too, so that a strict
    /// form is its own strict form.
    static func strict(
        _ words: [Word], hasLowercase: Bool, kind: AnswerKind, language: Language, version: RulesVersion
    ) -> String {
        let counting = Self.words(
            words, hasLowercase: hasLowercase, kind: kind, language: language, version: version)
        var strict = ""
        for word in counting where word.shape != .sign { strict += word.key }
        guard words.count > 1, mayBeInTables(strict) else { return strict }
        return Self.words([.whole(strict)], hasLowercase: true, kind: kind, language: language, version: version)
            .map(\.key).joined()
    }

    /// Whether a word is short enough to be one of the tables'; the longest are "cinquantième" and its like.
    static func mayBeInTables(_ word: String) -> Bool { word.utf8.count <= longestTableWord }

    private static let longestTableWord = 12

    private mutating func read() {
        if let spelled = SpelledLetters.read(words, language: language) { words = [spelled] }
        if kind == .name { words.removeFirst(Honorifics.count(in: words, language: language)) }
        expandAbbreviations()
        NumbersInText(kind: kind, language: language, version: version).rewrite(&words)
    }

    private mutating func expandAbbreviations() {
        guard let table = Abbreviations.byLanguage[language]?[kind] else { return }
        for index in words.indices {
            guard let expansion = table[words[index].key], expansion.holds(at: index, in: words, language),
                !isInitials(index), words[index].shape != .digits
            else { continue }
            words[index].key = expansion.key
            words[index].spelling = expansion.spelling
            words[index].shape = .letters
        }
        for index in words.indices.dropFirst().dropLast() where words[index].key == "+" && words[index].shape == .sign {
            words[index] = .written(language == .en ? "and" : "et", inPlaceOf: words[index...index])
        }
        words.removeAll { $0.shape == .sign }
    }

    /// "DR Little" among small letters, a letter beside another, the s of "John's": not shortenings.
    private func isInitials(_ index: Int) -> Bool {
        if words[index].isCapitals { return hasLowercase && kind == .name }
        guard words[index].isSingleLetter else { return false }
        if words[index].before == .apostrophe { return true }
        return [index - 1, index + 1].contains { words.indices.contains($0) && words[$0].isSingleLetter }
    }

    private mutating func dropArticle() {
        guard kind != .name, words.count > 1 else { return }
        words.removeFirst(Articles.count(in: words, language: language))
    }
}
