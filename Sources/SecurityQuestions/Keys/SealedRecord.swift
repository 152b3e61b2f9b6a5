/// One thing that a key of the ring seals, as a rotation meets it.
public struct SealedRecord: Sendable, Hashable {
    /// Where it stands in its place.
    public let cursor: RotationCursor
    public let owner: Owner
    /// Of a link only the key's id says anything.
    public let seal: SealedKey

    /// Whose it is: the seal is bound to it.
    public enum Owner: Sendable, Hashable {
        case answer(AnswerPlace)
        case password(PasswordOwner)
        case secondFactor(Person)
        case link(ID<Message>)
    }

    public init(cursor: RotationCursor, owner: Owner, seal: SealedKey) {
        self.cursor = cursor
        self.owner = owner
        self.seal = seal
    }
}
