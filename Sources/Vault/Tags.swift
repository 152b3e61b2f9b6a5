import Crypto
import Foundation

/// What is left of a secret once it has been hashed: enough to know it again, nothing to read.
///
/// Made of one slow hash, the base, with HMAC-SHA256 (RFC 2104).
enum Tags {
    static let length = 32

    static func hmac(_ message: [UInt8], key: SecretBytes) -> SecretBytes {
        key.reveal { key in
            SecretBytes(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
        }
    }

    /// Of an answer that sounds the same: the base is made of the sound form already.
    static func sound(base: SecretBytes) -> SecretBytes { hmac(Array("sound".utf8), key: base) }

    /// Of an answer that is the same to the letter.
    static func strict(_ form: SecretBytes, base: SecretBytes) -> SecretBytes {
        form.reveal { form in hmac(Array("strict".utf8) + form, key: base) }
    }

    static func password(base: SecretBytes) -> SecretBytes { hmac(Array("password".utf8), key: base) }
}
