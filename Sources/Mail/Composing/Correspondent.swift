import SecurityQuestions

/// Somebody who writes or reads mail.
public struct Correspondent: Sendable, Hashable {
    public let name: String
    public let address: EmailAddress

    public init(name: String, address: EmailAddress) {
        self.name = name
        self.address = address
    }
}
