/// Where seals of one sort are kept. The raw values are what people and scripts read.
public enum KeyPlace: String, Sendable, CaseIterable {
    case answers
    case passwords
    case agents
    case supportCodes
    case secondFactors
    /// Mails with a link: its token is made with a key. They are the last to be sealed anew, so that what is due has gone.
    case links
}

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

/// How far a rotation has come in a place.
public struct RotationCursor: Sendable, Hashable {
    public let key: Int64
    public let slot: Int

    /// Before everything.
    public static let start = RotationCursor(key: .min, slot: -1)

    public init(key: Int64, slot: Int = 0) {
        self.key = key
        self.slot = slot
    }
}

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
