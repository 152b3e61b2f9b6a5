/// Why a supervisor does something, in their own words: one line of 3 to 200 characters.
package struct Reason: Sendable {
    package let text: String

    package static let longest = 200

    /// Nil where it is too short or too long.
    package init?(_ typed: String) {
        let words = typed.split { $0.isWhitespace || $0.isNewline || $0.unicodeScalars.allSatisfy(\.isInvisible) }
        text = words.joined(separator: " ")
        guard (3...Self.longest).contains(text.count) else { return nil }
    }
}

extension Unicode.Scalar {
    /// Control characters, and those that turn the direction of what is read after them.
    var isInvisible: Bool { properties.generalCategory == .control || properties.isBidiControl }
}
