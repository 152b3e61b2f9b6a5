import Crypto
import Foundation
import SecurityQuestions

/// 256 random bits that only a browser (or an invitation) holds.
public struct SecretToken: Sendable {
    /// As it stands in a cookie or a link: base64url without padding.
    public let text: String

    public init(_ world: World) {
        text = Self.base64URL(world.randomBytes(32))
    }

    /// Takes a token from outside; nil where it cannot be one of ours.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 43, text.utf8.allSatisfy({ Self.alphabet.contains($0) }) else { return nil }
        self.text = String(text)
    }

    /// The token that is made of these bytes.
    public init(bytes: [UInt8]) { text = Self.base64URL(bytes) }

    /// What is stored of it.
    public var hash: TokenHash { TokenHash(bytes: Array(SHA256.hash(data: Data(text.utf8)))) }

    /// The token that forms carry, made from this one: it tells nothing about it (OWASP CSRF, HMAC-based).
    var formToken: String {
        Self.base64URL(
            HMAC<SHA256>.authenticationCode(
                for: Data("countersign form".utf8), using: SymmetricKey(data: Data(text.utf8))))
    }

    private static let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// The bytes of a text in base64url without padding; nil where it is none.
    static func bytes(base64URL text: String) -> Data? {
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: base64 + String(repeating: "=", count: (4 - base64.count % 4) % 4))
    }

    static func base64URL(_ bytes: some Sequence<UInt8>) -> String {
        let text = Data(bytes).base64EncodedData().compactMap { letter -> UInt8? in
            switch letter {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: letter
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Compares without telling by its time how much was right.
func isSame(_ one: String, _ other: String) -> Bool {
    let one = Array(one.utf8)
    let other = Array(other.utf8)
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
