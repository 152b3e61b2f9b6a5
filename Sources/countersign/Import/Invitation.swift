import Crypto
import Foundation
import SecurityQuestions
import SpokenAnswers

/// The secret of an activation link: 256 random bits as base64url. Only its hash is stored.
struct Invitation: Sendable {
    let token: String

    init(_ world: World) {
        token = Data(world.randomBytes(32)).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Takes the token out of a link.
    init?(link: String) {
        guard let token = link.split(separator: "/").last, token.utf8.count == 43 else { return nil }
        self.token = String(token)
    }

    var hash: TokenHash { TokenHash(bytes: Array(SHA256.hash(data: Data(token.utf8)))) }

    /// The link as it goes to an owner: on the host of the brand that speaks their language.
    func link(at address: PublicAddress, brand: Brand, language: Language) -> String {
        let host = PublicAddress.host(of: brand, for: language) ?? "localhost"
        return "\(address.origin(host: host))/activate/\(token)"
    }
}
