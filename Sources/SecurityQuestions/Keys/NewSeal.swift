/// What takes the place of a record's seal, if it is still the one that was read.
public struct NewSeal: Sendable, Hashable {
    public let record: SealedRecord
    public let content: Content

    public enum Content: Sendable, Hashable {
        case seal(SealedKey)
        /// The link of a mail: what opens it changes with its key. One that has gone and still opens goes once more, as
        /// `again`: whoever knows the old key could make its link.
        case link(keyID: String, from: TokenHash, to: TokenHash, again: MailAgain)
    }

    /// A mail that goes again is another message: mail programs keep one of two with the same id.
    public struct MailAgain: Sendable, Hashable {
        public let message: ID<Message>
        public let token: TokenHash

        public init(message: ID<Message>, token: TokenHash) { (self.message, self.token) = (message, token) }
    }

    public init(record: SealedRecord, content: Content) {
        self.record = record
        self.content = content
    }
}
