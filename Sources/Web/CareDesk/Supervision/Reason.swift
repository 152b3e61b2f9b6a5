import SecurityQuestions

/// Why a supervisor does something, in their own words: one line of 3 to 200 characters.
struct Reason {
    let text: String

    static let longest = 200

    /// Nil where it is too short or too long.
    init?(_ typed: String) {
        let words = typed.split { $0.isWhitespace || $0.isNewline || $0.unicodeScalars.allSatisfy(Self.isControl) }
        text = words.joined(separator: " ")
        guard (3...Self.longest).contains(text.count) else { return nil }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }
}
