import Foundation
import SpokenAnswers

/// A one-time link that is mailed to somebody.
///
/// Its token is made from the message's id and a key of the ring, so that the outbox holds nothing to follow the link
/// with; what opens it is kept as a hash.
public struct MailedLink: Sendable {
    public let message: ID<Message>
    public let keyID: String
    public let token: TokenHash
    public let expiresAt: Date

    public static let resetLifetime: TimeInterval = 30 * 60
    public static let confirmationLifetime: TimeInterval = 24 * 3600

    public init(message: ID<Message>, keyID: String, token: TokenHash, expiresAt: Date) {
        self.message = message
        self.keyID = keyID
        self.token = token
        self.expiresAt = expiresAt
    }
}
