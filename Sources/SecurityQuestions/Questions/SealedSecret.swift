/// What is stored of an answer, a password or a code: nothing to test guesses against without the key.
public struct SealedSecret: Sendable, Hashable {
    /// The key of the key ring it is sealed with.
    public let keyID: String
    /// 12 bytes, AES-GCM.
    public let nonce: [UInt8]
    /// 16 bytes, Argon2id.
    public let salt: [UInt8]
    public let cost: HashCost
    /// The encrypted tags (32 bytes each) and 16 bytes of authentication.
    public let sealed: [UInt8]

    public init(keyID: String, nonce: [UInt8], salt: [UInt8], cost: HashCost, sealed: [UInt8]) {
        self.keyID = keyID
        self.nonce = nonce
        self.salt = salt
        self.cost = cost
        self.sealed = sealed
    }
}
