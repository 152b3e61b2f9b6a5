import Crypto
import Foundation
import SecurityQuestions

extension Vault: LinkSigner {
    package var linkKeyID: String { keys.newest.id }

    package func linkToken(of message: ID<Message>, keyID: String) throws -> [UInt8] {
        try key(keyID).linkToken(of: message)
    }
}

extension SealingKey {
    func linkToken(of message: ID<Message>) -> [UInt8] {
        authenticate(Array("countersign link \(message)".utf8))
    }
}
