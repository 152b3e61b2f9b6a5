import Crypto
import Foundation
import SecurityQuestions

/// What a key of the ring does for the audit log. Its three keys follow from it (HKDF, RFC 5869), so whoever has the ring has
/// them, and they change when the ring does.
struct AuditKey: AuditSigning {
    private let signing: Curve25519.Signing.PrivateKey
    private let tagging: SymmetricKey
    private let naming: SymmetricKey

    init(_ key: SealingKey) throws {
        signing = try unsafe key.derive("countersign audit signing", 32).withUnsafeBytes { bytes in
            try unsafe Curve25519.Signing.PrivateKey(rawRepresentation: bytes)  // copied at once
        }
        tagging = key.derive("countersign audit tag", 32)
        naming = key.derive("countersign audit pseudonym", 32)
    }

    var publicKey: [UInt8] { Array(signing.publicKey.rawRepresentation) }

    func sign(_ bytes: [UInt8]) throws -> [UInt8] { Array(try signing.signature(for: bytes)) }

    /// 16 bytes: an HMAC-SHA256 cut in half (RFC 2104 §5).
    func tag(_ hash: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: hash, using: tagging).prefix(16))
    }

    /// 16 bytes in place of a text that tells of somebody.
    func pseudonym(of text: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: naming).prefix(16))
    }

    func made(_ tag: [UInt8], of hash: [UInt8]) -> Bool {
        SecretBytes(self.tag(hash)).isEqual(to: SecretBytes(tag))
    }
}

/// The keys of the audit log that a key ring has.
package struct AuditKeys: Sendable {
    private let newest: AuditKey
    private let all: [AuditKey]

    /// - Parameter keys: those of a ring, oldest first; one at least.
    init(_ keys: [SealingKey]) throws {
        all = try keys.reversed().map(AuditKey.init)
        newest = all[0]
    }

    /// Of every key, the newest first: 32 bytes each.
    package var publicKeys: [[UInt8]] { all.map(\.publicKey) }

    /// The newest key's tag.
    package func tag(_ hash: [UInt8]) -> [UInt8] { newest.tag(hash) }

    /// What a collector of logs gets in place of an id or a network address: 16 bytes that only the ring makes of it, the same each
    /// time until another key is the newest.
    package func pseudonym(of text: String) -> [UInt8] { newest.pseudonym(of: text) }

    package func isOurs(_ tag: [UInt8], _ hash: [UInt8]) -> Bool { all.contains { $0.made(tag, of: hash) } }

    /// For who signs the log.
    package var forKeeper: AuditKeeper.Keys {
        AuditKeeper.Keys(
            signer: newest, earlier: { publicKey in all.first { $0.publicKey == publicKey } },
            maker: { tag, hash in all.first { $0.made(tag, of: hash) } })
    }
}
