/// The grammar of numbers in words: below a hundred each language has its own, above it they share one.
///
///     number   = group { scale [and] group }          deux mille trois, two million and five
///     group    = [hundredless] hundred [and] [below]  neuf cent quatre-vingt-dix-neuf, a hundred and six
///     year     = below below                          nineteen eighty-four, twenty oh five
struct NumberGrammar {
    /// A number read from words: its value, the first word after it, and whether it was an ordinal ("fifth").
    struct Reading {
        var value: Int
        var end: Int
        var isOrdinal = false
    }

    /// Which two numbers side by side are read as one year.
    enum Years {
        case none
        /// In running text, only what can hardly be anything else.
        case modern
        case any

        func allow(_ century: Int) -> Bool {
            switch self {
            case .none: false
            case .modern: 14...20 ~= century
            case .any: 10...99 ~= century
            }
        }
    }

    let language: Language
    let words: ArraySlice<Word>
    private let lexicon: NumberLexicon

    init(language: Language, words: ArraySlice<Word>) {
        self.language = language
        self.words = words
        self.lexicon = .of(language)
    }

    /// The longest number that starts at `start`.
    func number(at start: Int, years: Years = .none) -> Reading? {
        guard let first = group(at: start) else { return nil }
        if let year = year(first, from: start, years) { return year }
        return scaled(first, from: start)
    }

    /// A number under one hundred, as phone numbers are read in France.
    func belowHundred(at start: Int) -> Reading? {
        if token(start)?.value == 0 { return Reading(value: 0, end: start + 1) }
        return below(start)
    }

    /// A number said in groups, as rooms, houses and routes are: "two thirty-seven", "one oh one", "two three seven". Version
    /// 2 reads it; digits that were written one by one count as said.
    func groups(at start: Int) -> Reading? {
        guard let first = unit(start), first > 0 else { return nil }
        if let rest = afterHundreds(start + 1), language == .en || first > 1 {
            return Reading(value: first * 100 + rest.value, end: rest.end, isOrdinal: rest.isOrdinal)
        }
        // The rest of a run that was too long to be a number.
        if start > words.startIndex, unit(start - 1) ?? oh(start - 1) != nil { return nil }
        var reading = Reading(value: first, end: start + 1)
        while let next = unit(reading.end) ?? oh(reading.end) {
            guard reading.end - start < DigitCode.fewestDigits - 1 else { return nil }
            reading = Reading(value: reading.value * 10 + next, end: reading.end + 1)
        }
        return reading.end - start >= 3 && oh(reading.end - 1) == nil ? reading : nil
    }

    /// Ten to ninety-nine, in words or in two digits.
    private func afterHundreds(_ index: Int) -> Reading? {
        guard words.indices.contains(index) else { return nil }
        if words[index].shape == .digits {
            guard words[index].key.utf8.count == 2, words[index].before != .none, !isOrdinalDigits(index),
                let value = Int(words[index].key), value > 9
            else { return nil }
            return Reading(value: value, end: index + 1)
        }
        guard let below = below(index), below.value > 9 else { return nil }
        if let after = token(below.end), after.value >= 100 { return nil }
        return below
    }

    /// A digit from 0 to 9, alone.
    private func unit(_ index: Int) -> Int? {
        guard words.indices.contains(index) else { return nil }
        if words[index].shape == .digits {
            return words[index].key.utf8.count == 1 && !isOrdinalDigits(index) ? Int(words[index].key) : nil
        }
        guard let word = token(index), word.value < 10, !word.isOrdinal else { return nil }
        if word.value > 0, let whole = below(index), whole.end > index + 1 { return nil }
        if let after = token(index + 1), after.value >= 100 { return nil }
        return word.value
    }

    private func oh(_ index: Int) -> Int? {
        guard language == .en, words.indices.contains(index) else { return nil }
        return ["oh", "o"].contains(words[index].key) ? 0 : nil
    }

    private func isOrdinalDigits(_ index: Int) -> Bool {
        guard words.indices.contains(index + 1) else { return false }
        let suffix = words[index + 1]
        return [.none, .apostrophe].contains(suffix.before)
            && NumberWords.ordinalSuffixes[language]?.contains(suffix.key) == true
    }

    func token(_ index: Int) -> NumberWord? {
        words.indices.contains(index) ? lexicon.words[words[index].key] : nil
    }

    // MARK: Above a hundred

    private func scaled(_ first: Reading, from start: Int) -> Reading {
        var total = 0
        var reading = first
        var smallest = Int.max
        while !reading.isOrdinal, let scale = token(reading.end), scale.isScale, scale.value < smallest {
            if reading.value == 0 || reading.value >= 1000 { break }
            total += reading.value * scale.value
            smallest = scale.value
            reading = Reading(value: 0, end: reading.end + 1, isOrdinal: scale.isOrdinal)
            if !reading.isOrdinal, let next = group(at: skippingAnd(reading.end)), next.value > 0, next.value < smallest
            {
                reading = next
            }
        }
        return Reading(value: total + reading.value, end: reading.end, isOrdinal: reading.isOrdinal)
    }

    private func group(at start: Int) -> Reading? {
        guard let word = token(start) else { return impliedOne(at: start) }
        if word.value == 0 { return Reading(value: 0, end: start + 1, isOrdinal: word.isOrdinal) }
        if word.value == 1000 {
            return word.isOrdinal
                ? Reading(value: 1000, end: start + 1, isOrdinal: true)
                : Reading(value: 1, end: start)
        }
        var hundreds = Reading(value: 1, end: start)
        if word.value != 100 {
            guard let below = below(start) else { return nil }
            hundreds = below
        }
        guard !hundreds.isOrdinal, let hundred = token(hundreds.end), hundred.value == 100 else {
            return word.value == 100 ? nil : hundreds
        }
        let whole = Reading(value: hundreds.value * 100, end: hundreds.end + 1, isOrdinal: hundred.isOrdinal)
        guard !whole.isOrdinal, let rest = below(skippingAnd(whole.end)) else { return whole }
        return Reading(value: whole.value + rest.value, end: rest.end, isOrdinal: rest.isOrdinal)
    }

    /// "a hundred", "a thousand"
    private func impliedOne(at start: Int) -> Reading? {
        guard language == .en, words.indices.contains(start), words[start].key == "a", let next = token(start + 1),
            next.value >= 100
        else { return nil }
        return next.value == 100 ? group(at: start + 1) : Reading(value: 1, end: start + 1)
    }

    private func skippingAnd(_ index: Int) -> Int {
        guard words.indices.contains(index) else { return index }
        return words[index].key == (language == .en ? "and" : "et") ? index + 1 : index
    }

    private func year(_ century: Reading, from start: Int, _ years: Years) -> Reading? {
        guard !century.isOrdinal, years.allow(century.value), language == .en || years == .any else { return nil }
        if let rest = below(century.end), rest.value >= 10 {
            return Reading(value: century.value * 100 + rest.value, end: rest.end, isOrdinal: rest.isOrdinal)
        }
        guard language == .en, words.indices.contains(century.end),
            ["oh", "o", "zero"].contains(words[century.end].key),
            let unit = token(century.end + 1), unit.isUnit
        else { return nil }
        return Reading(value: century.value * 100 + unit.value, end: century.end + 2, isOrdinal: unit.isOrdinal)
    }

    // MARK: Below a hundred

    private func below(_ start: Int) -> Reading? {
        guard let word = token(start), 1...99 ~= word.value else { return nil }
        let reading = Reading(value: word.value, end: start + 1, isOrdinal: word.isOrdinal)
        if word.isOrdinal { return reading }
        return language == .en ? english(reading) : french(reading)
    }

    private func english(_ tens: Reading) -> Reading {
        guard tens.value >= 20, let unit = token(tens.end), unit.isUnit else { return tens }
        return Reading(value: tens.value + unit.value, end: tens.end + 1, isOrdinal: unit.isOrdinal)
    }

    private func french(_ first: Reading) -> Reading {
        switch first.value {
        case 4:
            guard let twenty = token(first.end), twenty.value == 20 else { return first }
            let eighty = Reading(value: 80, end: first.end + 1, isOrdinal: twenty.isOrdinal)
            return eighty.isOrdinal ? eighty : adding(upTo: 19, to: eighty)
        case 60: return adding(upTo: 19, to: first)
        case 10: return adding(7...9, to: first, at: first.end)
        case 20...90: return adding(upTo: 9, to: first)
        default: return first
        }
    }

    /// Adds a unit, or after soixante and quatre-vingt a number up to nineteen, with "et" before un and onze.
    private func adding(upTo most: Int, to tens: Reading) -> Reading {
        let next = skippingAnd(tens.end)
        guard let word = token(next), 1...16 ~= word.value, word.value <= most else { return tens }
        if next > tens.end, word.value != 1, word.value != 11 { return tens }
        if word.value == 10, !word.isOrdinal {
            let teen = french(Reading(value: 10, end: next + 1))
            return Reading(value: tens.value + teen.value, end: teen.end, isOrdinal: teen.isOrdinal)
        }
        return adding(1...16, to: tens, at: next)
    }

    private func adding(_ units: ClosedRange<Int>, to tens: Reading, at index: Int) -> Reading {
        guard let word = token(index), units.contains(word.value) else { return tens }
        return Reading(value: tens.value + word.value, end: index + 1, isOrdinal: word.isOrdinal)
    }
}
