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

    /// Scalars of all of Unicode, of Latin letters and signs, and words that the rules know, mixed.
    mutating func answer() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...9, using: &self) {
            switch Int.random(in: 0...5, using: &self) {
            case 0: text.unicodeScalars.append(scalar(below: 0x11_0000))
            case 1: text.unicodeScalars.append(scalar(below: 0x250))
            case 2: text.unicodeScalars.append(scalar(below: 0x80))
            case 3: text += String(Int.random(in: 0...99_999, using: &self))
            default: text += Self.words.randomElement(using: &self) ?? ""
            }
            text += Self.signs.randomElement(using: &self) ?? ""
        }
        return text
    }

    private mutating func scalar(below limit: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(UInt32.random(in: 0..<limit, using: &self)) ?? "e"
    }

    private static let signs = ["", "", " ", " ", "-", "'", ", ", ".", "/", "’", " & ", "\u{A0}"]
    private static let words = """
        le la l the a saint st ste dr mr m mme deux double comme as in vingt et un quatre cent mille dix neuf premier
        twenty one hundred and thousand first nineteen oh march mars sept mai may xiv ii i v e s w n ft mt vol no plus
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}

/// Every way to ask for a form.
let everyKind = Language.allCases.flatMap { language in AnswerKind.allCases.map { (language, $0) } }
