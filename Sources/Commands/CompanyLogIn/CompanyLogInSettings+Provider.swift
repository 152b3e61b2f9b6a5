import AppConfiguration
import SecurityQuestions
import SignedTokens
import SingleSignOn
import Web

extension CompanyLogInSettings {
    /// Throws a ``CommandError`` where the secret cannot be read. Nothing is asked yet.
    func provider(at careOrigin: String, world: World) throws -> Provider {
        let settings = ProviderSettings(
            issuer: issuer, client: client,
            secret: try SecretFile.read(secretFile, "the secret of the company’s log-in"),
            algorithm: TokenAlgorithm(rawValue: algorithm) ?? .rs256, redirect: careOrigin + CompanyLogIn.answerPath,
            scopes: scopes, claims: claims, longest: longest.map { $0 * 3600 }, classes: classes,
            authorities: authorities,
            allowsPlainLoopback: isPlain)
        return Provider(settings, world: world)
    }

    /// A path names the member at its beginning. One that cannot stand in JSON as it is is not asked for.
    private var claims: [String] {
        let groups =
            groupsClaim.contains { "\"\\".contains($0) }
            ? nil : groupsClaim.split(separator: ".").first.map(String.init)
        return ["name", "email", "email_verified"] + [groups].compactMap(\.self)
    }

    func logIn(at careOrigin: String, world: World) throws -> CompanyLogIn {
        CompanyLogIn(
            provider: ProviderLogIn(try provider(at: careOrigin, world: world)), access: access, name: name,
            groupsClaim: groupsClaim, factors: CompanyLogIn.Factors(classes: Set(classes), ways: Set(ways)),
            takesPasswords: takesPasswords, origin: careOrigin)
    }
}
