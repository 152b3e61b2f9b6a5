/// Reads an answer that asks for a number: digits, words, ordinals, decimals, in any of the usual groupings.
struct NumberReader {
    let language: Language
    let version: RulesVersion

    /// The number in digits ("1999", "-3", "3.5"), or nothing where the answer is more than a number.
    func strict(_ words: [Word]) -> String? {
        var rest = words[...]
        var sign = ""
        if let first = rest.first {
            if first.before == .hyphen {
                sign = "-"
            } else if rest.count > 1, ["minus", "moins"].contains(first.key) {
                sign = "-"
                rest = rest.dropFirst()
            }
        }
        if let whole = wholeNumber(rest) { return signed(sign, whole) }
        guard let point = rest.indices.first(where: { isPoint(rest, at: $0) }) else { return nil }
        let after = rest[point].shape == .digits ? point : point + 1
        guard let whole = wholeNumber(rest[..<point]), let decimals = decimals(rest[after...]) else { return nil }
        return signed(sign, decimals.isEmpty ? whole : whole + pointBefore(decimals) + decimals)
    }

    /// A comma where French would take the point for the one between thousands: "3.125" is 3125, and "3,125" is not.
    private func pointBefore(_ decimals: String) -> String {
        language == .fr && decimals.utf8.count == 3 ? "," : "."
    }

    private func signed(_ sign: String, _ number: String) -> String { number == "0" ? number : sign + number }

    private func wholeNumber(_ words: ArraySlice<Word>) -> String? {
        guard let first = words.first else { return nil }
        if first.shape == .digits { return digits(words) }
        let grammar = NumberGrammar(language: language, words: words)
        if let reading = grammar.number(at: words.startIndex, years: .any),
            reading.end == words.endIndex
        {
            return String(reading.value)
        }
        if version >= .v2, let reading = grammar.groups(at: words.startIndex), reading.end == words.endIndex {
            return String(reading.value)
        }
        if words.count > 1,
            language == .en && first.key == "the" || language == .fr && ["le", "la"].contains(first.key)
        {
            return wholeNumber(words.dropFirst())
        }
        return digitByDigit(words)
    }

    /// "1,000", "1 000", "21st"
    private func digits(_ words: ArraySlice<Word>) -> String? {
        var rest = words
        var digits = rest.removeFirst().key
        if let suffix = rest.last, suffix.before == .none || suffix.before == .apostrophe,
            NumberWords.ordinalSuffixes[language]?.contains(suffix.key) == true
        {
            rest.removeLast()
        }
        while let group = rest.first {
            guard group.shape == .digits, group.key.utf8.count == 3, words[words.startIndex].key.utf8.count <= 3,
                isGroupSeparator(group.before)
            else { return nil }
            digits += group.key
            rest.removeFirst()
        }
        return digits.withoutLeadingZeros
    }

    private func isGroupSeparator(_ separator: Word.Separator) -> Bool {
        switch separator {
        case .space, .apostrophe: true
        case .comma: language == .en
        case .dot: language == .fr
        default: false
        }
    }

    /// "four oh seven": at least three digits said one by one.
    private func digitByDigit(_ words: ArraySlice<Word>) -> String? {
        guard words.count >= 3 else { return nil }
        let grammar = NumberGrammar(language: language, words: words)
        var digits = ""
        for index in words.indices {
            if ["oh", "o"].contains(words[index].key), language == .en {
                digits += "0"
            } else if let word = grammar.token(index), word.value < 10, !word.isOrdinal {
                digits += String(word.value)
            } else {
                return nil
            }
        }
        return digits.withoutLeadingZeros
    }

    private func isPoint(_ words: ArraySlice<Word>, at index: Int) -> Bool {
        guard index > words.startIndex else { return false }
        let word = words[index]
        if word.shape == .digits { return word.before == .dot || word.before == .comma && language == .fr }
        return index < words.endIndex - 1
            && (language == .en ? word.key == "point" : ["virgule", "point"].contains(word.key))
    }

    private func decimals(_ words: ArraySlice<Word>) -> String? {
        guard let first = words.first else { return nil }
        let read =
            first.shape == .digits
            ? (words.count == 1 ? first.key : nil)
            : words.count < 3 && words.count > 1 && language == .en ? pairOfDigits(words) : spokenDecimals(words)
        return read.map { String($0.reversed().drop { $0 == "0" }.reversed()) }
    }

    private func spokenDecimals(_ words: ArraySlice<Word>) -> String? {
        var zeros = ""
        var rest = words
        let grammar = NumberGrammar(language: language, words: words)
        while rest.count > 1, grammar.token(rest.startIndex)?.value == 0 {
            zeros += "0"
            rest = rest.dropFirst()
        }
        return wholeNumber(rest).map { zeros + $0 }
    }

    private func pairOfDigits(_ words: ArraySlice<Word>) -> String? {
        let grammar = NumberGrammar(language: language, words: words)
        let digits = words.indices.compactMap { grammar.token($0)?.value }
        return digits.count == 2 && digits.allSatisfy { $0 < 10 }
            ? digits.map(String.init).joined() : spokenDecimals(words)
    }
}

extension String {
    var withoutLeadingZeros: String {
        let rest = utf8.drop { $0 == UInt8(ascii: "0") }
        return rest.isEmpty ? "0" : String(Substring(rest))
    }
}
