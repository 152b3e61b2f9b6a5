/// Writes a number in words, the way the tables spell it: the one spelling every other is brought to.
struct NumberWriter {
    let language: Language
    private let lexicon: NumberLexicon

    init(_ language: Language) {
        self.language = language
        self.lexicon = .of(language)
    }

    /// "one hundred and fifty-eight" as `one hundred fifty eight`, 81 as `quatre vingt un`, 21st as `twenty first`.
    func words(for number: Int, ordinal: Bool = false) -> String {
        var words = number == 0 ? [cardinal(0)] : cardinals(number)
        if ordinal, let last = words.popLast() {
            words.append(ordinalForm(of: last, alone: words.isEmpty))
        }
        return words.joined(separator: " ")
    }

    private func cardinals(_ number: Int) -> [String] {
        var words: [String] = []
        var rest = number
        for scale in [1_000_000_000, 1_000_000, 1000] where rest >= scale {
            let count = rest / scale
            if !(language == .fr && scale == 1000 && count == 1) { words += cardinals(count) }
            words.append(cardinal(scale))
            rest %= scale
        }
        if rest >= 100 {
            if language == .en || rest >= 200 { words.append(cardinal(rest / 100)) }
            words.append(cardinal(100))
            rest %= 100
        }
        if rest > 0 { words += language == .en ? english(rest) : french(rest) }
        return words
    }

    private func english(_ number: Int) -> [String] {
        if number <= 20 || number.isMultiple(of: 10) { return [cardinal(number)] }
        return [cardinal(number / 10 * 10), cardinal(number % 10)]
    }

    private func french(_ number: Int) -> [String] {
        let unit = number % 10
        return switch number {
        case ...16: [cardinal(number)]
        case 17...19: [cardinal(10), cardinal(unit)]
        case 20...69 where unit == 0: [cardinal(number)]
        case 20...69 where unit == 1: [cardinal(number - 1), "et", cardinal(1)]
        case 20...69: [cardinal(number - unit), cardinal(unit)]
        case 71: [cardinal(60), "et", cardinal(11)]
        case 70...79: [cardinal(60)] + french(number - 60)
        case 80: [cardinal(4), "vingts"]
        default: [cardinal(4), cardinal(20)] + french(number - 80)
        }
    }

    private func cardinal(_ value: Int) -> String { lexicon.cardinals[value] ?? String(value) }

    private func ordinalForm(of word: String, alone: Bool) -> String {
        let value = lexicon.words[LetterFolding.shared.key(of: word)]?.value ?? 0
        if language == .fr, value == 1, !alone { return "unième" }
        return lexicon.ordinals[value] ?? word
    }
}
