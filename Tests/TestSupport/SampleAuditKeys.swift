import Crypto
import SecurityQuestions

/// Signs and tags as a key ring does.
public struct SampleAuditKey: AuditSigning {
    private let key: Curve25519.Signing.PrivateKey

    public init() { key = Curve25519.Signing.PrivateKey() }

    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    public func sign(_ bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }

    public func tag(_ hash: [UInt8]) -> [UInt8] {
        let secret = SymmetricKey(data: key.rawRepresentation)
        return Array(HMAC<SHA256>.authenticationCode(for: hash, using: secret).prefix(16))
    }

    @Sendable public func isOurs(_ tag: [UInt8], _ hash: [UInt8]) -> Bool { self.tag(hash) == tag }
}

extension AuditKeeper.Keys {
    /// A ring whose newest key comes first.
    public init(_ ring: [SampleAuditKey]) {
        self.init(
            signer: ring[0], earlier: { publicKey in ring.first { $0.publicKey == publicKey } },
            maker: { tag, hash in ring.first { $0.isOurs(tag, hash) } })
    }
}
