import Foundation

/// A key ring as one line of an environment file has it: with “\\n” for a line end, in quotes, with spaces in place of line ends,
/// or in base64. What is no such line is left as it is, for ``KeyRing/init(_:)`` to judge.
enum KeyRingLine {
    static func lines(of text: String) -> String {
        let plain = unquoted(text).replacing("\\r", with: "").replacing("\\n", with: "\n")
        if plain.hasPrefix(KeyRing.firstLine) { return broken(plain) }
        guard let data = Data(base64Encoded: plain.filter { !$0.isWhitespace }),
            let decoded = String(validating: data, as: UTF8.self), decoded.hasPrefix(KeyRing.firstLine)
        else { return text }
        return broken(decoded)
    }

    private static func unquoted(_ text: String) -> String {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        for quote in ["\"", "'"] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            return String(text.dropFirst().dropLast())
        }
        return text
    }

    /// Three words are a key. Comments cannot be told from keys on one line: what follows “#” is looked through for keys as well.
    private static func broken(_ text: String) -> String {
        guard !text.contains(where: \.isNewline) else { return text }
        let words = text.dropFirst(KeyRing.firstLine.count).split(separator: " ").map(String.init)
        var lines = [KeyRing.firstLine]
        var (place, isComment) = (0, false)
        while place < words.count {
            if place + 2 < words.count, isID(words[place]), words[place + 1].first?.isNumber == true {
                lines.append(words[place..<place + 3].joined(separator: " "))
                (place, isComment) = (place + 3, false)
            } else {
                if words[place].hasPrefix("#") { isComment = true }
                // A word that belongs to nothing is a damaged key: the reader names its line.
                if !isComment { lines.append(words[place]) }
                place += 1
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func isID(_ word: String) -> Bool {
        word.count == 16 && word.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}
