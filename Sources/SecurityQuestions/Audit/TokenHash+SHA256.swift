import Crypto
import Foundation

extension TokenHash {
    /// SHA-256 of a text with so many random bits that no slow hash is needed: a token, a recovery code.
    ///
    /// It stands here because hashing in the domain is the audit log's, and this: passwords and answers are the vault's.
    package static func sha256(of text: String) -> TokenHash {
        TokenHash(bytes: Array(SHA256.hash(data: Data(text.utf8))))
    }
}
