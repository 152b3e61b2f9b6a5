import Foundation
import Mail
import SecurityQuestions
import SpokenAnswers
import Vault
import Web

/// The addresses that mails lead to: on the brand's host that speaks the reader's language.
struct OutboxLinks: MailLinks {
    let keeping: any LinkSigner
    let address: PublicAddress
    /// Scheme, name and port of the care desk.
    let careDesk: String

    func link(of message: Message, brand: Brand) throws -> String {
        let isAgents = message.aboutAgent != nil
        let origin = isAgents ? careDesk : String(home(of: brand, language: message.language).dropLast())
        guard let keyID = message.keyID else { return origin + (isAgents ? "/" : MailedPaths.notMe) }
        let token = SecretToken(bytes: try keeping.linkToken(of: message.id, keyID: keyID))
        return origin + MailedPaths.path(of: message.kind, token)
    }

    func home(of brand: Brand, language: Language) -> String {
        address.origin(host: PublicAddress.host(of: brand, for: language) ?? "localhost") + "/"
    }
}
