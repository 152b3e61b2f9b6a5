/// A key that has to be read again, encrypted with one of the key ring and bound to whose it is.
public struct SealedKey: Sendable, Hashable {
    public let keyID: String
    /// 12 bytes, AES-GCM.
    public let nonce: [UInt8]
    /// The encrypted key and 16 bytes of authentication.
    public let sealed: [UInt8]

    public init(keyID: String, nonce: [UInt8], sealed: [UInt8]) {
        self.keyID = keyID
        self.nonce = nonce
        self.sealed = sealed
    }
}
