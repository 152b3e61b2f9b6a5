import Crypto
import Foundation

/// The audit log as it stood at an entry, signed with Ed25519 (RFC 8032) by a key that follows from the key ring.
///
/// Whoever trusts the public key can check the log without the server. When the keys change, the old one vouches for the
/// new one.
public struct AuditCheckpoint: Sendable, Hashable {
    /// Of the last entry that it covers.
    public let number: Int64
    /// Milliseconds since 1970.
    public let at: Int64
    /// The hash of that entry.
    public let hash: [UInt8]
    /// 32 bytes: whose signature it is.
    public let publicKey: [UInt8]
    /// The public key that signs from here on.
    public let nextKey: [UInt8]?
    /// 64 bytes.
    public let signature: [UInt8]

    public init(
        number: Int64, at: Int64, hash: [UInt8], publicKey: [UInt8], nextKey: [UInt8]?, signature: [UInt8]
    ) {
        self.number = number
        self.at = at
        self.hash = hash
        self.publicKey = publicKey
        self.nextKey = nextKey
        self.signature = signature
    }

    /// Signs what `entry` ends.
    public init(_ number: Int64, hash: [UInt8], at: Date, nextKey: [UInt8]? = nil, signer: any AuditSigning) throws {
        let milliseconds = Int64((at.timeIntervalSince1970 * 1000).rounded())
        let unsigned = AuditCheckpoint(
            number: number, at: milliseconds, hash: hash, publicKey: signer.publicKey, nextKey: nextKey, signature: [])
        self.init(
            number: number, at: milliseconds, hash: hash, publicKey: signer.publicKey, nextKey: nextKey,
            signature: try signer.sign(unsigned.signed))
    }

    public var isSignedByItsKey: Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: signed)
    }

    private var signed: [UInt8] {
        var bytes = HashedBytes("countersign audit checkpoint 1")
        bytes.append(number)
        bytes.append(at)
        bytes.append(hash)
        bytes.append(publicKey)
        if let nextKey { bytes.append(nextKey) }
        return bytes.bytes
    }
}
