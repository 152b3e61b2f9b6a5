/// Signs the audit log, with the newest key of the key ring.
public protocol AuditSigning: Sendable {
    /// 32 bytes, Ed25519.
    var publicKey: [UInt8] { get }
    /// 64 bytes.
    func sign(_ bytes: [UInt8]) throws -> [UInt8]
}
