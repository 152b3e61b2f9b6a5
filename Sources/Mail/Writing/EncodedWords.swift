import Foundation

/// Text in headers: plain where it is ASCII, else encoded words (RFC 2047).
enum EncodedWords {
    /// A line that holds encoded words has at most 76 characters (RFC 2047 §2): 10 of "Reply-To: ", 12 of frame, and 39
    /// bytes in base64 make 52.
    static let bytesInOne = 39

    /// Whether `text` may stand in a header as it is.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    }

    /// `text` in encoded words, none of which splits a character.
    static func words(_ text: String) -> [String] {
        pieces(text).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
    }

    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for part in text.flatMap(parts) {
            if piece.utf8.count + part.utf8.count > bytesInOne {
                pieces.append(piece)
                piece = ""
            }
            piece += part
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }

    /// A character; one that is too long for a word of its own, such as a letter under many marks, by its code points.
    private static func parts(_ character: Character) -> [String] {
        let whole = String(character)
        return whole.utf8.count <= bytesInOne ? [whole] : whole.unicodeScalars.map { String($0) }
    }
}
