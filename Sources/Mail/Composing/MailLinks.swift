import SecurityQuestions
import SpokenAnswers

/// Where the links of mails lead: always a host of the message's own brand.
package protocol MailLinks: Sendable {
    /// Nil where the message has no button. Throws ``KeepingFailure/keyMissing(_:)`` where the key of its token is gone.
    func link(of message: Message, brand: Brand) throws -> MailedAddress?
    /// The Office Manager itself.
    func home(of brand: Brand, language: Language) -> String
}

/// Where a button leads.
package struct MailedAddress: Sendable, Hashable {
    package let text: String
    /// What opens the "this was not me" link of a notice: it is kept before the mail goes.
    package let opensReport: TokenHash?

    package init(_ text: String, opensReport: TokenHash? = nil) { (self.text, self.opensReport) = (text, opensReport) }
}
