/// One thing that a key of the ring seals, as a rotation meets it.
public struct SealedRecord: Sendable, Hashable {
    /// Where it stands in its place.
    public let cursor: RotationCursor
    public let owner: Owner
    /// Of a link only the key's id says anything.
    public let seal: SealedKey
    /// What is sealed is a hash that was made like this; nil for what was not hashed.
    package let recipe: HashRecipe?

    /// Whose it is: the seal is bound to it.
    public enum Owner: Sendable, Hashable {
        case answer(AnswerPlace)
        case password(PasswordOwner)
        case secondFactor(Person)
        case webhook(WebhookPlace)
        case link(ID<Message>)
    }

    package init(cursor: RotationCursor, owner: Owner, seal: SealedKey, recipe: HashRecipe?) {
        self.cursor = cursor
        self.owner = owner
        self.seal = seal
        self.recipe = recipe
    }
}
