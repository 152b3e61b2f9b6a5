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
