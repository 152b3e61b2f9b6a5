import Crypto
import Foundation
import SecurityQuestions

extension Vault: LinkKeeping {
    public var linkKeyID: String { keys.newest.id }

    public func linkToken(of message: ID<Message>, keyID: String) throws -> [UInt8] {
        guard let key = keys[keyID] else { throw KeepingFailure.keyMissing(keyID) }
        return key.authenticate(Array("countersign link \(message)".utf8))
    }
}
