import Crypto
import Foundation
import SecurityQuestions

/// The proof that somebody gave the right password in this browser within the last five minutes; what is missing is the
/// second factor. It is worth nothing elsewhere, and nothing by itself.
struct LoginTicket {
    let email: String
    private let id: String
    /// Of the password that was right: one that was changed meanwhile is right no more.
    private let password: String

    init(_ known: KnownIdentity, visit: Visit) {
        email = known.identity.email.key
        id = known.identity.idText
        password = known.passwordMark
        browser = visit.browser.hash
        place = visit.place.name
    }

    /// Nil where it is not ours, another browser's or too old.
    init?(_ text: String, key: SymmetricKey, visit: Visit, at now: Date) {
        browser = visit.browser.hash
        place = visit.place.name
        let seal = SealedWords(purpose: Self.purpose(browser, place), key: key, lifetime: Self.lifetime)
        guard let words = seal.open(text, at: now), words.count == 3 else { return nil }
        id = words[0]
        password = words[1]
        email = words[2]
    }

    func sealed(with key: SymmetricKey, at now: Date) throws -> String {
        let seal = SealedWords(purpose: Self.purpose(browser, place), key: key, lifetime: Self.lifetime)
        return try seal.sealed([id, password, email], at: now)
    }

    func isOf(_ known: KnownIdentity) -> Bool { known.identity.idText == id && known.passwordMark == password }

    private let browser: TokenHash
    private let place: String
    private static let lifetime: TimeInterval = 5 * 60

    private static func purpose(_ browser: TokenHash, _ place: String) -> String {
        "log-in \(place) \(SecretToken.base64URL(browser.bytes))"
    }
}

extension KnownIdentity {
    /// Tells one password from another: the salt comes with the password and stays when its key changes.
    fileprivate var passwordMark: String { SecretToken.base64URL(password?.salt ?? []) }
}

extension Identity {
    fileprivate var idText: String {
        switch person {
        case .member(let id): id.description
        case .agent(let id): id.description
        }
    }
}
