import SecurityQuestions
import SpokenAnswers

/// The secret of an activation link. Only its hash is stored.
package struct Invitation: Sendable {
    package let token: SecretToken

    package init(_ world: World) { token = SecretToken(world) }

    /// Takes the token out of a link.
    package init?(link: String) {
        guard let token = link.split(separator: "/").last.flatMap({ SecretToken($0) }) else { return nil }
        self.token = token
    }

    package var hash: TokenHash { token.hash }

    /// The link as it goes to an owner: on the host of the brand that speaks their language.
    package func link(at address: PublicAddress, brand: Brand, language: Language) -> String {
        let host = PublicAddress.host(of: brand, for: language) ?? "localhost"
        return address.origin(host: host) + Links.activation(token.text)
    }
}
