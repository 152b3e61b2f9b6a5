import Crypto
import SecurityQuestions

extension SecretToken {
    /// The token that forms carry, made from this one: it tells nothing about it (OWASP CSRF, HMAC-based).
    var formToken: String {
        Base64URL.text(
            HMAC<SHA256>.authenticationCode(for: Self.formPurpose, using: SymmetricKey(data: Array(text.utf8))))
    }

    private static let formPurpose = Array("countersign form".utf8)
}

/// Compares without telling by its time how much was right.
func isSame(_ one: String, _ other: String) -> Bool {
    let one = Array(one.utf8)
    let other = Array(other.utf8)
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
