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
            let text = String(data: bytes, encoding: .utf8), let colon = text.firstIndex(of: ":")
        else { return nil }
        name = String(text[..<colon])
        secret = SecretText(String(text[text.index(after: colon)...]))
    }
}
