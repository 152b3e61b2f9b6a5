import SpokenAnswers

/// Makes the tokens of mailed links: a MAC of the message under a key of the ring, so that none has to be stored.
public protocol LinkSigner: Sendable {
    /// The key that new links are made with.
    var linkKeyID: String { get }
    /// 32 bytes that nobody without the key can make. Throws ``KeepingFailure/keyMissing(_:)``.
    func linkToken(of message: ID<Message>, keyID: String) throws -> [UInt8]
}
