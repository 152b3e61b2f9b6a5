/// An answer spelled aloud: "M-A-R-T-I-N", "M comme Marie, A …", "double u", "deux l", "Mike Alpha Romeo …".
struct SpelledLetters {
    private let words: [Word]
    private let language: Language
    private let names: [String: String]

    /// The spelled word in place of its letters, or nothing where the answer is not spelled.
    static func read(_ words: [Word], language: Language) -> Word? {
        guard words.count >= 3 else { return nil }
        let spelling = SpelledLetters(words, language)
        guard let letters = spelling.all() ?? spelling.repetition() else { return nil }
        return .written(letters, inPlaceOf: words[...])
    }

    private init(_ words: [Word], _ language: Language) {
        self.words = words
        self.language = language
        self.names = language == .en ? LetterNames.english : LetterNames.french
    }

    private func all(from start: Int = 0) -> String? {
        var letters = ""
        var index = start
        var count = 0
        while index < words.count {
            guard let (letter, next) = letter(at: index) else { return nil }
            letters += letter
            index = skippingSigns(next)
            count += 1
        }
        return count >= 3 || count == 2 && words.count > 3 ? letters : nil
    }

    /// "Martin, M-A-R-T-I-N": said and then spelled.
    private func repetition() -> String? {
        guard let start = words.firstIndex(where: \.isSingleLetter), start > 0, words.count - start >= 3,
            let letters = all(from: start)
        else { return nil }
        return letters == words[..<start].map(\.key).joined() ? letters : nil
    }

    private func letter(at index: Int) -> (String, next: Int)? {
        let key = words[index].key
        if Self.doubles.contains(key), let (twice, next) = doubled(after: index) { return (twice, next) }
        guard let letter = words[index].isSingleLetter ? key : names[key] else { return nil }
        if letter == "i", language == .fr, word(index + 1) == "grec" { return ("y", index + 2) }
        return (letter, skippingExample(of: letter, after: index + 1))
    }

    /// "double u" is w; "double l", "deux l" and "two l" are that letter twice.
    private func doubled(after index: Int) -> (String, next: Int)? {
        guard index + 1 < words.count else { return nil }
        let name = words[index + 1].key
        guard let letter = words[index + 1].isSingleLetter ? name : names[name] else { return nil }
        if words[index].key == "double", letter == (language == .en ? "u" : "v") { return ("w", index + 2) }
        return (letter + letter, skippingExample(of: letter, after: index + 2))
    }

    /// "M comme Marie", "M as in Mike", "M for mother"
    private func skippingExample(of letter: String, after index: Int) -> Int {
        var next = index
        if word(next) == "as", word(next + 1) == "in" {
            next += 2
        } else if let link = word(next), Self.links.contains(link) {
            next += 1
        } else {
            return index
        }
        guard let example = word(next), example.utf8.count > 1, example.utf8.first == letter.utf8.first else {
            return index
        }
        return next + 1
    }

    private func skippingSigns(_ index: Int) -> Int {
        var next = index
        while let sign = word(next), Self.signs.contains(sign) { next += 1 }
        return next
    }

    private func word(_ index: Int) -> String? { words.indices.contains(index) ? words[index].key : nil }

    private static let doubles = Table.keys("double deux two")
    private static let links = Table.keys("comme like for")
    /// What is said of a letter beside its name; accents do not count.
    private static let signs = Table.keys(
        "accent aigu grave circonflexe acute circumflex tréma umlaut cédille cedilla tiret hyphen dash apostrophe majuscule capital"
    )
}
