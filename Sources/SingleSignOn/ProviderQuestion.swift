import Crypto
import Foundation
import SecurityQuestions

/// What a browser is sent to the provider with, and keeps until it comes back: 256 bits each that nobody else has.
package struct ProviderQuestion: Sendable, Hashable {
    package let state: String
    package let nonce: String
    package let verifier: String

    package init(_ world: World) {
        func secret() -> String { Base64URL.text(world.randomBytes(32)) }
        (state, nonce, verifier) = (secret(), secret(), secret())
    }

    /// As it was kept.
    package init?(words: [String]) {
        guard words.count == 3, words.allSatisfy({ $0.utf8.count == 43 }) else { return nil }
        (state, nonce, verifier) = (words[0], words[1], words[2])
    }

    package var words: [String] { [state, nonce, verifier] }

    /// RFC 7636 §4.2, S256.
    var challenge: String { Base64URL.text(SHA256.hash(data: Array(verifier.utf8))) }
}

/// What the browser comes back with (RFC 6749 §4.1.2, RFC 9207), each member once.
package struct ProviderAnswer: Sendable {
    package let code: String?
    package let state: String?
    package let issuer: String?
    package let error: String?

    package init(code: String?, state: String?, issuer: String?, error: String?) {
        (self.code, self.state, self.issuer, self.error) = (code, state, issuer, error)
    }
}
