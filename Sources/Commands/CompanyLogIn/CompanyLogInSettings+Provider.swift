import AppConfiguration
import SecurityQuestions
import SignedTokens
import SingleSignOn
import Web

extension CompanyLogInSettings {
    /// Throws a ``CommandError`` where the secret cannot be read. Nothing is asked yet.
    func provider(at origin: String, world: World) throws -> Provider {
        let settings = ProviderSettings(
            issuer: issuer, client: client,
            secret: try SecretFile.read(secretFile, "the secret of the company’s log-in"),
            algorithm: TokenAlgorithm(rawValue: algorithm) ?? .rs256, redirect: origin + CompanyLogIn.answerPath,
            scopes: scopes, claims: claims, longest: longest.map { $0 * 3600 }, classes: classes,
            authorities: authorities,
            allowsPlainLoopback: isPlain)
        return Provider(settings, world: world)
    }

    /// A path names the member at its beginning. One that cannot stand in JSON as it is is not asked for.
    private var claims: [String] {
        let claim = accountClaim ?? groupsClaim
        let own = claim.contains { "\"\\".contains($0) } ? nil : claim.split(separator: ".").first.map(String.init)
        return ["name", "email", "email_verified"] + [own].compactMap(\.self)
    }

    func logIn(at origin: String, world: World) throws -> CompanyLogIn {
        CompanyLogIn(
            provider: ProviderLogIn(try provider(at: origin, world: world)), access: access, name: name,
            groupsClaim: groupsClaim, accountClaim: accountClaim,
            factors: CompanyLogIn.Factors(classes: Set(classes), ways: Set(ways)),
            takesPasswords: takesPasswords, origin: origin)
    }
}
