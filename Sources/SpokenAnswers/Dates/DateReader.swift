/// Reads an answer that asks for a date: any usual order and wording, in digits or words.
///
/// Numbers alone stand day first in French and month first in English, or the other way round where only that is a date.
/// A year of two digits is in 1930…2029.
struct DateReader {
    let language: Language

    private struct Number {
        var value: Int
        /// How many digits were written; two for a number said in words, four for one above ninety-nine.
        var digits = 2
        /// Said as "nineteen", not "nineteenth" nor "19".
        var isCardinalWord = false
    }

    private enum Part {
        case month(Int)
        case number(Number)
    }

    func date(_ words: [Word]) -> CalendarDate? {
        if let written = withoutSeparators(words) ?? iso(words) { return written }
        guard let parts = parts(words) else { return nil }
        var numbers: [Number] = []
        var month: Int?
        var beginsWithMonth = false
        for part in parts {
            switch part {
            case .month where month != nil: return nil
            case .month(let value):
                month = value
                beginsWithMonth = numbers.isEmpty
            case .number(let number): numbers.append(number)
            }
        }
        if let month { return named(month, numbers, beginsWithMonth: beginsWithMonth) }
        return numeric(numbers)
    }

    // MARK: The parts

    private func parts(_ words: [Word]) -> [Part]? {
        var parts: [Part] = []
        let grammar = NumberGrammar(language: language, words: words[...])
        var index = 0
        while index < words.count {
            let word = words[index]
            if word.shape == .digits {
                guard word.key.utf8.count <= 4, let value = Int(word.key) else { return nil }
                parts.append(.number(Number(value: value, digits: word.key.utf8.count)))
                index += 1
                if index < words.count, isSuffix(words[index]) { index += 1 }
            } else if let month = month(at: index, words) {
                parts.append(.month(month))
                index += 1
            } else if let number = grammar.number(at: index) {
                parts.append(
                    .number(
                        Number(
                            value: number.value, digits: number.value > 99 ? 4 : 2, isCardinalWord: !number.isOrdinal)))
                index = number.end
            } else if language == .en, ["oh", "o"].contains(word.key), let unit = grammar.token(index + 1), unit.isUnit
            {
                parts.append(.number(Number(value: unit.value, isCardinalWord: true)))
                index += 2
            } else if MonthNames.fillers[language]?.contains(word.key) == true {
                index += 1
            } else {
                return nil
            }
        }
        return parts.isEmpty ? nil : parts
    }

    private func isSuffix(_ word: Word) -> Bool {
        [.none, .apostrophe].contains(word.before) && NumberWords.ordinalSuffixes[language]?.contains(word.key) == true
    }

    /// "mar. 3 mars" begins with mardi, and "sept mars" with a seven: both are months only where no other is named.
    private func month(at index: Int, _ words: [Word]) -> Int? {
        guard let names = MonthNames.months[language], let month = names[words[index].key] else { return nil }
        guard language == .fr, ["mar", "sept"].contains(words[index].key) else { return month }
        return words.indices.contains { $0 != index && names[words[$0].key] != nil } ? nil : month
    }

    // MARK: Putting them together

    private func named(_ month: Int, _ numbers: [Number], beginsWithMonth: Bool) -> CalendarDate? {
        switch numbers.count {
        case 0: return CalendarDate(year: nil, month: month, day: nil)
        case 1 where numbers[0].value > 31 || numbers[0].digits > 2:
            return CalendarDate(year: fullYear(numbers[0]), month: month, day: nil)
        case 1: return CalendarDate(year: nil, month: month, day: numbers[0].value)
        case 2 where numbers[0].digits > 2 || numbers[0].value > 31:
            return CalendarDate(year: fullYear(numbers[0]), month: month, day: numbers[1].value)
        case 2 where beginsWithMonth && numbers.allSatisfy(\.isCardinalWord) && 18...20 ~= numbers[0].value:
            return CalendarDate(year: spokenYear(numbers[...]), month: month, day: nil)
        case 2: return CalendarDate(year: fullYear(numbers[1]), month: month, day: numbers[0].value)
        case 3: return spokenYear(numbers[1...]).flatMap { CalendarDate(year: $0, month: month, day: numbers[0].value) }
        default: return nil
        }
    }

    private func numeric(_ numbers: [Number]) -> CalendarDate? {
        switch numbers.count {
        case 1 where numbers[0].digits == 4: return CalendarDate(year: numbers[0].value, month: nil, day: nil)
        case 2 where numbers[0].digits == 4:
            return CalendarDate(year: numbers[0].value, month: numbers[1].value, day: nil)
        case 2 where numbers[1].digits == 4:
            return CalendarDate(year: numbers[1].value, month: numbers[0].value, day: nil)
        case 2: return dayAndMonth(numbers[0].value, numbers[1].value, year: nil)
        case 3 where numbers[0].digits == 4:
            return CalendarDate(year: numbers[0].value, month: numbers[1].value, day: numbers[2].value)
        case 3: return dayAndMonth(numbers[0].value, numbers[1].value, year: fullYear(numbers[2]))
        case 4: return spokenYear(numbers[2...]).flatMap { dayAndMonth(numbers[0].value, numbers[1].value, year: $0) }
        default: return nil
        }
    }

    private func dayAndMonth(_ first: Int, _ second: Int, year: Int?) -> CalendarDate? {
        let dayFirst = CalendarDate(year: year, month: second, day: first)
        let monthFirst = CalendarDate(year: year, month: first, day: second)
        return language == .fr ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
    }

    private func fullYear(_ number: Number) -> Int {
        guard number.digits <= 2 else { return number.value }
        return number.value + (number.value < 30 ? 2000 : 1900)
    }

    /// "nineteen" "eighty-four"
    private func spokenYear(_ numbers: ArraySlice<Number>) -> Int? {
        guard let century = numbers.first?.value, let rest = numbers.last?.value, 10...20 ~= century, rest < 100 else {
            return nil
        }
        return century * 100 + rest
    }

    // MARK: Fixed shapes

    /// "19850303", "03031985", "030385"
    private func withoutSeparators(_ words: [Word]) -> CalendarDate? {
        guard words.count == 1, words[0].shape == .digits else { return nil }
        let digits = words[0].key.utf8.map { Int($0) - 48 }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        switch digits.count {
        case 8:
            let year = number(0..<4)
            let yearFirst = CalendarDate(year: year, month: number(4..<6), day: number(6..<8))
            return (1900...2099 ~= year ? yearFirst : nil)
                ?? dayAndMonth(number(0..<2), number(2..<4), year: number(4..<8))
        case 6: return dayAndMonth(number(0..<2), number(2..<4), year: fullYear(Number(value: number(4..<6))))
        default: return nil
        }
    }

    /// "--03-03": the strict form of a day without a year.
    private func iso(_ words: [Word]) -> CalendarDate? {
        guard let first = words.first, first.before == .doubleHyphen, words.count <= 2,
            words.allSatisfy({ $0.shape == .digits && $0.key.utf8.count == 2 })
        else { return nil }
        return CalendarDate(year: nil, month: Int(first.key), day: words.count == 2 ? Int(words[1].key) : nil)
    }
}
