/// Cuts an answer into words, once, from left to right.
///
/// A new word starts after anything that is no letter, between letters and digits, and at a capital inside a word that
/// began with one ("LaClusaz", but not "mCDONALD").
struct WordReader {
    private var words: [Word] = []
    private var key = ""
    private var shape = Word.Shape.letters
    private var start = 0
    private var before = Word.Separator.none
    private var startsWithCapital = false
    private var lastWasLowercase = false
    private var capitals = 0
    private var pendingMarks: [Unicode.Scalar] = []
    private(set) var hasLowercase = false

    static func words(in answer: [Unicode.Scalar]) -> (words: [Word], hasLowercase: Bool) {
        var reader = WordReader()
        for (index, scalar) in answer.enumerated() { reader.read(scalar, at: index) }
        reader.finish(at: answer.count)
        return (reader.words, reader.hasLowercase)
    }

    private init() { words.reserveCapacity(8) }

    private mutating func read(_ scalar: Unicode.Scalar, at index: Int) {
        switch scalar {
        case "a"..."z":
            letter(scalar, capital: false, at: index)
            hasLowercase = true
            lastWasLowercase = true
        case "A"..."Z":
            letter(Unicode.Scalar(UInt8(scalar.value) | 0x20), capital: true, at: index)
        case "0"..."9":
            digit(scalar, at: index)
        case "&", "%", "+":
            finish(at: index)
            words.append(
                Word(
                    key: String(scalar), place: index..<(index + 1), shape: .sign, before: before, isCapitals: false,
                    spelling: nil))
            before = .none
        case "\0"..."\u{7F}":
            separate(scalar, at: index)
        default:
            readBeyondASCII(scalar, at: index)
        }
    }

    private mutating func readBeyondASCII(_ scalar: Unicode.Scalar, at index: Int) {
        switch LetterFolding.shared.reading(of: scalar) {
        case .letters(let letters):
            let isCapital = scalar.properties.isUppercase
            for (offset, folded) in letters.enumerated() {
                // One sign may be both: ㋂ is 3月, the third month.
                if "0"..."9" ~= folded {
                    digit(folded, at: index)
                } else {
                    letter(folded, capital: isCapital && offset == 0, at: index)
                }
            }
            if !isCapital, scalar.properties.isLowercase {
                hasLowercase = true
                lastWasLowercase = true
            }
        case .digits(let digits):
            for folded in digits { digit(folded, at: index) }
        case .keptMarks(let marks):
            if !key.isEmpty, shape == .letters { pendingMarks.append(contentsOf: marks) }
        case .droppedMark:
            break
        case .separator:
            separate(scalar, at: index)
        }
    }

    private mutating func letter(_ folded: Unicode.Scalar, capital: Bool, at index: Int) {
        if capital, startsWithCapital, lastWasLowercase { finish(at: index) }
        open(.letters, at: index)
        if key.isEmpty { startsWithCapital = capital }
        settleMarks()
        key.unicodeScalars.append(folded)
        if capital { capitals += 1 }
        lastWasLowercase = false
    }

    private mutating func digit(_ folded: Unicode.Scalar, at index: Int) {
        open(.digits, at: index)
        key.unicodeScalars.append(folded)
    }

    private mutating func open(_ newShape: Word.Shape, at index: Int) {
        if !key.isEmpty, shape != newShape { finish(at: index) }
        if key.isEmpty {
            shape = newShape
            start = index
        }
    }

    private mutating func separate(_ scalar: Unicode.Scalar, at index: Int) {
        let closesWord = !key.isEmpty
        finish(at: index)
        let separator = Self.separator(scalar)
        switch before {
        case .none: before = words.isEmpty && separator != .hyphen ? .none : separator
        case .hyphen: before = separator == .hyphen && !closesWord ? .doubleHyphen : .other
        case .space where separator == .space: break
        case .comma where separator == .space, .dot where separator == .space: before = .space
        default: before = .other
        }
    }

    private static func separator(_ scalar: Unicode.Scalar) -> Word.Separator {
        switch scalar {
        case "-", "\u{2010}"..."\u{2015}", "\u{2212}": .hyphen
        case "'", "\u{2018}", "\u{2019}", "`", "\u{B4}", "\u{02B0}"..."\u{02FF}": .apostrophe
        case ",": .comma
        case ".": .dot
        case "/": .slash
        case " ", "\u{A0}", "\u{202F}", "\t": .space
        default: .other
        }
    }

    private mutating func finish(at index: Int) {
        guard !key.isEmpty else { return }
        settleMarks()
        words.append(
            Word(
                key: key, place: start..<index, shape: shape, before: before,
                isCapitals: capitals > 1 && capitals == key.unicodeScalars.count, spelling: nil))
        key = ""
        before = .none
        capitals = 0
        startsWithCapital = false
        lastWasLowercase = false
    }

    /// Puts the marks kept since the last letter in canonical order.
    private mutating func settleMarks() {
        guard !pendingMarks.isEmpty else { return }
        let order = pendingMarks.enumerated().sorted { one, other in
            let (first, second) = (
                one.element.properties.canonicalCombiningClass, other.element.properties.canonicalCombiningClass
            )
            return first == second ? one.offset < other.offset : first < second
        }
        key.unicodeScalars.append(contentsOf: order.map(\.element))
        pendingMarks.removeAll(keepingCapacity: true)
    }
}
