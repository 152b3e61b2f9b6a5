import Foundation
import SecurityQuestions
import SpokenAnswers

/// A mail in its final words, for one reader.
package struct EmailMessage: Sendable {
    package let id: ID<Message>
    package let from: Correspondent
    package let replyTo: EmailAddress?
    package let to: Correspondent
    package let subject: String
    package let language: Language
    package let date: Date
    package let text: String
    package let html: String
    /// As ``MailedAddress/opensReport``.
    package let opensReport: TokenHash?

    package init(
        id: ID<Message>, from: Correspondent, replyTo: EmailAddress? = nil, to: Correspondent, subject: String,
        language: Language, date: Date, text: String, html: String, opensReport: TokenHash? = nil
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
        self.opensReport = opensReport
    }
}
