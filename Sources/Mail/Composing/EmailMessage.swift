import Foundation
import SecurityQuestions
import SpokenAnswers

/// A mail in its final words, for one reader.
public struct EmailMessage: Sendable {
    public let id: ID<Message>
    public let from: Correspondent
    public let replyTo: EmailAddress?
    public let to: Correspondent
    public let subject: String
    public let language: Language
    public let date: Date
    public let text: String
    public let html: String

    public init(
        id: ID<Message>, from: Correspondent, replyTo: EmailAddress? = nil, to: Correspondent, subject: String,
        language: Language, date: Date, text: String, html: String
    ) {
        self.id = id
        self.from = from
        self.replyTo = replyTo
        self.to = to
        self.subject = subject
        self.language = language
        self.date = date
        self.text = text
        self.html = html
    }
}

/// Somebody who writes or reads mail.
public struct Correspondent: Sendable, Hashable {
    public let name: String
    public let address: EmailAddress

    public init(name: String, address: EmailAddress) {
        self.name = name
        self.address = address
    }
}

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
