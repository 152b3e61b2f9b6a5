import Crypto
import Foundation

extension TokenHash {
    /// SHA-256 of a text with so many random bits that no slow hash is needed: a token, a recovery code.
    ///
    /// It stands here because hashing in the domain is the audit log's, and this: passwords and answers are the vault's.
    package static func sha256(of text: String) -> TokenHash {
        sha256(of: Array(text.utf8))
    }

    /// Likewise of what is no secret, such as a certificate.
    package static func sha256(of bytes: [UInt8]) -> TokenHash { TokenHash(bytes: Array(SHA256.hash(data: bytes))) }
}
