/// Brings numbers inside running text to one spelling: "Vol. 02", "Volume two"; "Louis XIII", "Louis 13", "Louis treize".
struct NumbersInText {
    let kind: AnswerKind
    let language: Language
    let version: RulesVersion

    func rewrite(_ words: inout [Word]) {
        let lexicon = NumberLexicon.of(language)
        guard words.contains(where: { $0.shape == .digits || lexicon.words[$0.key] != nil || mayBeRoman($0.key) })
        else {
            return
        }
        var written: [Word] = []
        var index = 0
        while index < words.count {
            if let (word, next) = number(at: index, in: words) {
                if word.isRank, written.count > 1, ["the", "le", "la"].contains(written[written.count - 1].key) {
                    written.removeLast()
                }
                written.append(word.word)
                index = next
            } else {
                written.append(words[index])
                index += 1
            }
        }
        words = written
    }

    /// Folded words of i, v and x, perhaps a French century ("xxe") or first ("ier").
    private func mayBeRoman(_ key: String) -> Bool {
        guard let first = key.utf8.first else { return false }
        return first == UInt8(ascii: "i") || first == UInt8(ascii: "v") || first == UInt8(ascii: "x")
    }

    private struct Number {
        var word: Word
        /// The last word of a name, "the sixteenth": the article before it is not said by everybody.
        var isRank: Bool
    }

    private func number(at index: Int, in words: [Word]) -> (Number, next: Int)? {
        let word = words[index]
        let grammar = NumberGrammar(language: language, words: words[...])
        if version >= .v2, let reading = grammar.groups(at: index) {
            return written(reading.value, isOrdinal: reading.isOrdinal, words, index..<reading.end)
        }
        if word.shape == .digits { return digits(at: index, in: words) }
        if let roman = roman(at: index, in: words) { return roman }
        guard let reading = grammar.number(at: index, years: .modern) else { return nil }
        if reading.end == index + 1, ["un", "une", "mil"].contains(word.key) && language == .fr { return nil }
        return written(reading.value, isOrdinal: reading.isOrdinal, words, index..<reading.end)
    }

    private func digits(at index: Int, in words: [Word]) -> (Number, next: Int)? {
        var digits = words[index].key.withoutLeadingZeros
        var end = index + 1
        while digits.utf8.count <= 6, words[index].key.utf8.count <= 3, end < words.count, isGroup(words[end]) {
            digits += words[end].key
            end += 1
        }
        let isOrdinal =
            end < words.count && [.none, .apostrophe].contains(words[end].before)
            && NumberWords.ordinalSuffixes[language]?.contains(words[end].key) == true
        if isOrdinal { end += 1 }
        guard digits.utf8.count < DigitCode.fewestDigits, let value = Int(digits) else {
            let spelling = DigitCode.of(language).spelling(digits)
            return (Number(word: .written(spelling, inPlaceOf: words[index..<end]), isRank: false), end)
        }
        if version >= .v2, !isOrdinal, let (thousands, end) = thousands(value, at: end, in: words) {
            return written(thousands, isOrdinal: false, words, index..<end)
        }
        if language == .fr, isOrdinal, value == 1, ["ere", "re"].contains(words[end - 1].key), end < words.count {
            return (Number(word: .written("première", inPlaceOf: words[index..<end]), isRank: false), end)
        }
        return written(value, isOrdinal: isOrdinal, words, index..<end)
    }

    /// "20 thousand", "3 millions"
    private func thousands(_ value: Int, at end: Int, in words: [Word]) -> (Int, end: Int)? {
        guard 1...999 ~= value, let scale = NumberGrammar(language: language, words: words[...]).token(end),
            scale.isScale,
            !scale.isOrdinal
        else { return nil }
        return (value * scale.value, end + 1)
    }

    /// The thousands of "20 000" in French and "20,000" in English.
    private func isGroup(_ word: Word) -> Bool {
        word.shape == .digits && word.key.utf8.count == 3 && word.before == (language == .en ? .comma : .space)
    }

    private func roman(at index: Int, in words: [Word]) -> (Number, next: Int)? {
        guard index > 0, words[index].shape == .letters, words[index].spelling == nil else { return nil }
        let key = words[index].key
        if language == .fr, key == "ier" || key == "iere" {
            return written(1, isOrdinal: true, words, index..<(index + 1))
        }
        if let value = RomanNumeral.value(of: key) {
            guard key.utf8.count > 1 || isRegnal(at: index, in: words) else { return nil }
            return written(value, isOrdinal: false, words, index..<(index + 1))
        }
        guard language == .fr, key.utf8.count > 2, key.utf8.first == UInt8(ascii: "x"),
            key.utf8.last == UInt8(ascii: "e"),
            let century = RomanNumeral.value(of: String(key.dropLast()))
        else { return nil }
        return written(century, isOrdinal: true, words, index..<(index + 1))
    }

    /// A single i, v or x: after a name of rulers or a part of a work. An i or v also at the end of any other name; an x
    /// there is a letter ("Malcolm X"): hardly another name had ten rulers.
    private func isRegnal(at index: Int, in words: [Word]) -> Bool {
        if RomanNumeral.cues.contains(words[index - 1].key) { return true }
        if version >= .v2, kind == .title, isSequel(at: index, in: words) { return true }
        return words[index].key != "x" && kind == .name && index == words.count - 1
            && words[index - 1].key.utf8.count > 2
            && words[index].before == .space
    }

    /// The v or x that ends a title: "Rocky V", "Saw X", but not "Gen V" or "American History X".
    private func isSequel(at index: Int, in words: [Word]) -> Bool {
        let before = words[index - 1]
        return words[index].key != "i" && index == words.count - 1 && words[index].before == .space
            && before.shape == .letters && before.key.utf8.count > 2 && !RomanNumeral.lettered.contains(before.key)
    }

    private func written(
        _ value: Int, isOrdinal: Bool, _ words: [Word], _ range: Range<Int>
    ) -> (Number, next: Int)? {
        let isRank = isOrdinal && range.upperBound == words.count && isAfterName(words, range.lowerBound)
        let spelling = NumberWriter(language).words(for: value, ordinal: isOrdinal && !isRank)
        return (Number(word: .written(spelling, inPlaceOf: words[range]), isRank: isRank), range.upperBound)
    }

    /// "William the sixteenth", "Napoléon premier": in a name always, elsewhere only with the article.
    private func isAfterName(_ words: [Word], _ index: Int) -> Bool {
        guard index > 0 else { return false }
        let hasArticle = ["the", "le", "la"].contains(words[index - 1].key)
        return hasArticle ? index > 1 : kind == .name
    }
}
