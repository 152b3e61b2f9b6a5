import Foundation
import SecurityQuestions

/// A mail as it goes over the wire (RFC 5322), with its envelope.
package struct WrittenMail: Sendable {
    package let id: ID<Message>
    package let sender: EmailAddress
    package let recipient: EmailAddress
    package let date: Date
    package let bytes: [UInt8]

    package init(id: ID<Message>, sender: EmailAddress, recipient: EmailAddress, date: Date, bytes: [UInt8]) {
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.date = date
        self.bytes = bytes
    }
}
