/// A run of letters or of digits in an answer, with what the later rules need to know of how it was written.
struct Word: Sendable {
    /// What parts a word from the one before it.
    enum Separator: Sendable {
        /// Nothing: the first word, a capital inside a word, or a digit beside a letter.
        case none
        case hyphen, doubleHyphen, apostrophe, comma, dot, slash, space
        /// More than one sign, or any other.
        case other
    }

    enum Shape: Sendable { case letters, digits, sign }

    /// The folded letters: what counts.
    var key: String
    /// Where the word stands, in scalars of the answer.
    var place: Range<Int>
    var shape: Shape
    var before: Separator
    /// Two capital letters or more and nothing else: "DR" in "DR Little" are initials.
    var isCapitals: Bool
    /// How a rule that wrote the word anew spells it, for reading back.
    var spelling: String?

    var isSingleLetter: Bool { shape == .letters && key.utf8.count == 1 }

    /// What a strict form in letters is when it is read again.
    static func whole(_ key: String) -> Word {
        Word(key: key, place: 0..<0, shape: .letters, before: .none, isCapitals: false, spelling: nil)
    }

    /// A word that a rule puts in place of others.
    static func written(_ spelling: String, key: String? = nil, inPlaceOf words: ArraySlice<Word>) -> Word {
        let start = words.first?.place.lowerBound ?? 0
        return Word(
            key: key ?? LetterFolding.shared.key(of: spelling), place: start..<(words.last?.place.upperBound ?? start),
            shape: .letters, before: words.first?.before ?? .none, isCapitals: false, spelling: spelling)
    }
}
