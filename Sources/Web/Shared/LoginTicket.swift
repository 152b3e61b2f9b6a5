import Crypto
import Foundation
import SecurityQuestions

/// The proof that somebody gave the right password in this browser within the last five minutes; what is missing is the
/// second factor. It is worth nothing elsewhere, and nothing by itself.
struct LoginTicket {
    let email: String
    private let id: String

    init(identity: Identity, visit: Visit) {
        email = identity.email.key
        id = identity.idText
        browser = visit.browser.hash
        place = visit.place.name
    }

    /// Nil where it is not ours, another browser's or too old.
    init?(_ text: String, key: SymmetricKey, visit: Visit, at now: Date) {
        browser = visit.browser.hash
        place = visit.place.name
        let seal = SealedWords(purpose: Self.purpose(browser, place), key: key, lifetime: Self.lifetime)
        guard let words = seal.open(text, at: now), words.count == 2 else { return nil }
        id = words[0]
        email = words[1]
    }

    func sealed(with key: SymmetricKey, at now: Date) throws -> String {
        let seal = SealedWords(purpose: Self.purpose(browser, place), key: key, lifetime: Self.lifetime)
        return try seal.sealed([id, email], at: now)
    }

    func isOf(_ identity: Identity) -> Bool { identity.idText == id }

    private let browser: TokenHash
    private let place: String
    private static let lifetime: TimeInterval = 5 * 60

    private static func purpose(_ browser: TokenHash, _ place: String) -> String {
        "log-in \(place) \(SecretToken.base64URL(browser.bytes))"
    }
}

extension Identity {
    fileprivate var idText: String {
        switch person {
        case .member(let id): id.description
        case .agent(let id): id.description
        }
    }
}
