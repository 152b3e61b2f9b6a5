/// Quoted-printable (RFC 2045 §6.7): readable for people, seven bits and short lines for machines.
enum QuotedPrintable {
    static let longestLine = 76

    /// `text` with its line feeds as CRLF.
    static func encode(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .map(line).joined(separator: "\r\n")
    }

    private static func line(_ line: Substring) -> String {
        let bytes = Array(line.utf8)
        var text = ""
        var column = 0
        for (place, byte) in bytes.enumerated() {
            let isLast = place == bytes.count - 1
            let piece = encode(byte, isLast: isLast)
            // A soft break needs a place of its own at the end.
            if column + piece.utf8.count > longestLine - (isLast ? 0 : 1) {
                text += "=\r\n"
                column = 0
            }
            text += piece
            column += piece.utf8.count
        }
        return text
    }

    /// A space at the end of a line would get lost on the way.
    private static func encode(_ byte: UInt8, isLast: Bool) -> String {
        let isSpace = byte == 0x20 || byte == 0x09
        let isPlain = (0x21...0x7E).contains(byte) && byte != 0x3D
        if isPlain || (isSpace && !isLast) { return String(UnicodeScalar(byte)) }
        let hex = String(byte, radix: 16, uppercase: true)
        return "=" + (hex.utf8.count == 1 ? "0" : "") + hex
    }
}
