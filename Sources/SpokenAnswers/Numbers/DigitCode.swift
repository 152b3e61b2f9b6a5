/// A number of ten digits or more in running text: a code, said and written digit by digit.
///
/// Like the answers that are numbers it has no looser form. Digit words run into each other ("seven one", "seven nine"),
/// and one digit may be all that tells two codes apart.
struct DigitCode: Sendable {
    static let fewestDigits = 10

    private static let english = DigitCode(.english)
    private static let french = DigitCode(.french)

    private let words: [String]
    private let letters: [[UInt8]]

    static func of(_ language: Language) -> DigitCode {
        switch language {
        case .en: english
        case .fr: french
        }
    }

    private init(_ lexicon: NumberLexicon) {
        words = (0...9).compactMap { lexicon.cardinals[$0] }
        letters = words.map { Array(LetterFolding.shared.key(of: $0).utf8) }
    }

    /// "one two three …"
    func spelling(_ digits: String) -> String {
        digits.utf8.map { words[Int($0 - UInt8(ascii: "0"))] }.joined(separator: " ")
    }

    /// Whether the letters of a strict form hold a code. No digit word begins another, so there is one way to read them.
    func isIn(_ form: [UInt8]) -> Bool {
        let shortest = 2 * Self.fewestDigits
        guard form.count >= shortest else { return false }
        return (0...(form.count - shortest)).contains { isCode(form[$0...]) }
    }

    private func isCode(_ form: ArraySlice<UInt8>) -> Bool {
        var rest = form
        for _ in 0..<Self.fewestDigits {
            guard let digit = letters.first(where: rest.starts) else { return false }
            rest = rest.dropFirst(digit.count)
        }
        return true
    }
}
