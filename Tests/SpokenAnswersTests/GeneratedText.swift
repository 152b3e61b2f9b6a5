import SpokenAnswers

/// Text of any scalars, the same on every run: a small generator (SplitMix64) with a seed.
struct GeneratedText: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Scalars of all of Unicode, of Latin letters and signs, and words that the rules know, whole or cut in two, mixed.
    mutating func answer() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...9, using: &self) {
            switch Int.random(in: 0...6, using: &self) {
            case 0: text.unicodeScalars.append(scalar(below: 0x11_0000))
            case 1: text.unicodeScalars.append(scalar(below: 0x250))
            case 2: text.unicodeScalars.append(scalar(below: 0x80))
            case 3: text += digits()
            case 4: text += cutWord()
            default: text += Self.words.randomElement(using: &self) ?? ""
            }
            text += Self.signs.randomElement(using: &self) ?? ""
        }
        return text
    }

    private mutating func scalar(below limit: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(UInt32.random(in: 0..<limit, using: &self)) ?? "e"
    }

    /// Of any length: years, codes, phone numbers.
    private mutating func digits() -> String {
        let count = Int.random(in: 1...14, using: &self)
        return (0..<count).map { _ in String(Int.random(in: 0...9, using: &self)) }.joined()
    }

    private mutating func cutWord() -> String {
        let word = Self.words.randomElement(using: &self) ?? ""
        let head = word.prefix(Int.random(in: 0...word.count, using: &self))
        return head + (Self.signs.randomElement(using: &self) ?? "") + word.dropFirst(head.count)
    }

    private static let signs = ["", "", " ", " ", "-", "'", ", ", ".", "/", "’", " & ", "\u{A0}"]
    private static let words = """
        le la l the a saint st ste dr mr m mme deux double comme as in vingt et un quatre cent mille dix neuf premier
        twenty one hundred and thousand first seven nineteen oh march mars sept mai may xiv ii i v e s w n ft mt vol no
        plus + x 0 00 33 44 moins minus virgule point DR ST prof th er
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}

/// Every way to ask for a form.
let everyKind = Language.allCases.flatMap { language in AnswerKind.allCases.map { (language, $0) } }

/// Every version that is shipped: what holds for any text holds under each.
let everyVersion = [RulesVersion.v1, .v2]
