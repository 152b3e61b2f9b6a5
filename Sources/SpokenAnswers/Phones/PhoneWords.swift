/// The digits of a phone number said in words: one by one, in pairs, "double five", "eight hundred".
struct PhoneWords {
    let language: Language
    let words: ArraySlice<Word>
    let version: RulesVersion

    /// From left to right, the longest number each time; a hyphen binds closer than a space, so that
    /// "quatre vingt-deux" is 4 22 and "quatre-vingt-deux" is 82.
    func digits() -> String? {
        var digits = ""
        var index = words.startIndex
        while index < words.endIndex {
            guard let (said, end) = readings(at: index).first else { return nil }
            digits += said
            index = end
        }
        return digits
    }

    /// The first way to cut the words into the five pairs of a French number: "zéro quatre", "vingt-deux", …
    /// A number of three digits may follow the first zero ("zéro huit cent").
    func pairs() -> String? {
        var deadEnds: Set<[Int]> = []
        return pairs(from: words.startIndex, said: 0, &deadEnds)
    }

    /// The first way to cut the words into groups of so many digits, of which no number said goes over an end.
    func digits(inGroups groups: [Int]) -> String? {
        let ends = groups.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
        var deadEnds: Set<[Int]> = []
        return digits(from: words.startIndex, said: 0, ends, &deadEnds)
    }

    private func digits(from index: Int, said: Int, _ ends: [Int], _ deadEnds: inout Set<[Int]>) -> String? {
        guard let end = ends.first(where: { $0 > said }) else { return index == words.endIndex ? "" : nil }
        guard index < words.endIndex, !deadEnds.contains([index, said]) else { return nil }
        for (digits, next) in readings(at: index) where said + digits.utf8.count <= end {
            if let rest = self.digits(from: next, said: said + digits.utf8.count, ends, &deadEnds) {
                return digits + rest
            }
        }
        deadEnds.insert([index, said])
        return nil
    }

    private func pairs(from index: Int, said: Int, _ deadEnds: inout Set<[Int]>) -> String? {
        if index == words.endIndex { return said == 10 ? "" : nil }
        guard said < 10, !deadEnds.contains([index, said]) else { return nil }
        for (digits, end) in readings(at: index) where fits(digits, after: said) {
            if let rest = pairs(from: end, said: said + digits.utf8.count, &deadEnds) { return digits + rest }
        }
        deadEnds.insert([index, said])
        return nil
    }

    private func fits(_ digits: String, after said: Int) -> Bool {
        switch digits.utf8.count {
        case 1: !said.isMultiple(of: 2) || digits == "0"
        case 2: said.isMultiple(of: 2)
        default:
            said <= 1 && (said > 0 || digits.utf8.first == UInt8(ascii: "0")) && (version < .v2 || isService(digits))
        }
    }

    /// 0 800, 0 820 … are said with a hundred in France; "zéro deux, cent vingt-trois" is Belgian.
    private func isService(_ digits: String) -> Bool { digits.utf8.first == UInt8(ascii: "8") || words.count == 1 }

    /// What may be said from `index` on, likeliest first.
    private func readings(at index: Int) -> [(String, end: Int)] {
        let word = words[index]
        if word.shape == .digits { return [(word.key, index + 1)] }
        if language == .en, ["oh", "o"].contains(word.key) { return [("0", index + 1)] }
        if let count = Self.repeats[word.key], index + 1 < words.endIndex,
            let (said, end) = single(at: index + 1)
        {
            return [(String(repeating: said, count: count), end)]
        }
        // "neuf cent quatre-vingt-dix-neuf" has six words, which version 1 does not read.
        let lengths = (1...(version < .v2 ? 5 : 6)).reversed().filter {
            index + $0 <= words.endIndex && isBound(index..<(index + $0))
        }
        let said = lengths.compactMap { length -> (String, end: Int)? in
            let part = words[index..<(index + length)]
            let grammar = NumberGrammar(language: language, words: part)
            let reading = language == .fr ? grammar.number(at: index) : grammar.belowHundred(at: index)
            guard let reading, reading.end == part.endIndex, reading.value < 1000 else { return nil }
            return (String(reading.value), reading.end)
        }
        return said.isEmpty ? hundreds(at: index) : said
    }

    private func single(at index: Int) -> (String, end: Int)? {
        if words[index].shape == .digits {
            return words[index].key.utf8.count == 1 ? (words[index].key, index + 1) : nil
        }
        if language == .en, ["oh", "o"].contains(words[index].key) { return ("0", index + 1) }
        let value = NumberGrammar(language: language, words: words).token(index)?.value
        return value.flatMap { $0 < 10 ? (String($0), index + 1) : nil }
    }

    /// English "eight hundred" after its eight, "five thousand" after its five.
    private func hundreds(at index: Int) -> [(String, end: Int)] {
        switch NumberGrammar(language: language, words: words).token(index)?.value {
        case 100 where index > words.startIndex: [("00", index + 1)]
        case 1000 where index > words.startIndex: [("000", index + 1)]
        default: []
        }
    }

    /// Whether the words are joined all by hyphens or all by spaces, and no hyphen is cut in two. Version 2 takes "et"
    /// and "cent" as they come ("quatre-vingt et un", "cent vingt-trois").
    private func isBound(_ range: Range<Int>) -> Bool {
        let joints = range.dropFirst().filter { version < .v2 || !isLoose($0) && !isLoose($0 - 1) }
            .map { words[$0].before == .hyphen }
        guard Set(joints).count <= 1 else { return false }
        let cutsAfter = range.upperBound < words.endIndex && words[range.upperBound].before == .hyphen
        return !cutsAfter || joints.isEmpty
    }

    private func isLoose(_ index: Int) -> Bool { ["et", "cent", "cents"].contains(words[index].key) }

    private static let repeats = ["double": 2, "triple": 3, "treble": 3]
}
