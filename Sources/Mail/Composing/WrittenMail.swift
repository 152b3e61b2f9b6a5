import Foundation
import SecurityQuestions

/// A mail as it goes over the wire (RFC 5322), with its envelope.
public struct WrittenMail: Sendable {
    public let id: ID<Message>
    public let sender: EmailAddress
    public let recipient: EmailAddress
    public let date: Date
    public let bytes: [UInt8]

    public init(id: ID<Message>, sender: EmailAddress, recipient: EmailAddress, date: Date, bytes: [UInt8]) {
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.date = date
        self.bytes = bytes
    }
}
