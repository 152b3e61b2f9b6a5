import SecurityQuestions
import SpokenAnswers

/// Where the links of mails lead: always a host of the message's own brand.
package protocol MailLinks: Sendable {
    /// Throws ``KeepingFailure/keyMissing(_:)`` where the key of its token is gone.
    func link(of message: Message, brand: Brand) throws -> String
    /// The Office Manager itself.
    func home(of brand: Brand, language: Language) -> String
}
