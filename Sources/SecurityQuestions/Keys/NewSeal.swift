/// What takes the place of a record's seal, if it is still the one that was read.
public struct NewSeal: Sendable, Hashable {
    public let record: SealedRecord
    public let content: Content

    public enum Content: Sendable, Hashable {
        case seal(SealedKey)
        /// The link of a mail that has not gone: what opens it changes with its key.
        case link(keyID: String, from: TokenHash, to: TokenHash)
    }

    public init(record: SealedRecord, content: Content) {
        self.record = record
        self.content = content
    }
}
