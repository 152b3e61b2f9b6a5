import Foundation
import SecurityQuestions

/// A name and a secret (RFC 7617 §2).
struct BasicCredentials {
    let name: String
    let secret: SecretText

    /// Nil for another scheme, or what cannot be read.
    init?(_ header: String?) {
        guard let header, header.utf8.count <= 512, header.lowercased().hasPrefix("basic "),
            let bytes = Data(base64Encoded: String(header.dropFirst(6)).trimmingSpaces()),
            let text = String(data: bytes, encoding: .utf8), let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        // By the byte: with an accent behind it a colon is another character to Swift.
        name = String(text[..<colon])
        secret = SecretText(String(text[text.utf8.index(after: colon)...]))
    }
}
