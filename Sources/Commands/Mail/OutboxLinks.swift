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

    func link(of message: Message, brand: Brand) throws -> MailedAddress? {
        let origin =
            message.aboutAgent != nil ? careDesk : String(home(of: brand, language: message.language).dropLast())
        switch message.way {
        case .link(let keyID):
            let token = SecretToken(bytes: try keeping.linkToken(of: message.id, keyID: keyID))
            return MailedAddress(origin + MailedPaths.path(of: message.kind, token))
        case .reportOnce:
            // By the key of the moment: sent a second time, the mail is the same.
            let token = SecretToken(bytes: try keeping.linkToken(of: message.id, keyID: keeping.linkKeyID))
            return MailedAddress(origin + MailedPaths.notMe(token), opensReport: token.hash)
        case .report: return MailedAddress(origin + MailedPaths.notMe)
        case .office, .careDesk: return MailedAddress(origin + "/")
        case nil: return nil
        }
    }

    func home(of brand: Brand, language: Language) -> String {
        address.origin(host: PublicAddress.host(of: brand, for: language) ?? "localhost") + "/"
    }
}
