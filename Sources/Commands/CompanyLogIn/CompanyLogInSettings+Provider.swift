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
            credential: try readCredential(),
            algorithm: TokenAlgorithm(rawValue: algorithm) ?? .rs256, redirect: origin + CompanyLogIn.answerPath,
            scopes: scopes, claims: claims, needed: accountClaim ?? groupsClaim, longest: longest.map { $0 * 3600 },
            classes: classes,
            authorities: authorities,
            allowsPlainLoopback: isPlain)
        return Provider(settings, world: world)
    }

    private func readCredential() throws -> ClientCredential {
        switch credential {
        case .secretFile(let file): return .secret(try SecretFile.read(file, "the secret of the company’s log-in"))
        case .keyFile(let file):
            let text = try SecretFile.text(file, "the key of the company’s log-in")
            do throws(ClientKey.Fault) {
                return .key(try ClientKey(pem: text))
            } catch {
                throw CommandError(.configuration, error.advice(file))
            }
        }
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
            takesPasswords: takesPasswords, givesHint: givesHint, origin: origin)
    }
}

extension ClientKey.Fault {
    fileprivate func advice(_ file: String) -> String {
        switch self {
        case .isPublic: "\(file) has a public key: name the file with the private one, and give the provider this."
        case .isEncrypted:
            "\(file) wants a passphrase: write the key without one, by “openssl pkey -in \(file) -out FILE”."
        case .isOther:
            "\(file) has no private key of P-256, or of RSA with 2,048 bits or more, in PEM form: make one by “openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out \(file)”."
        case .hasOtherCertificate:
            "The certificate in \(file) is of another key than the private key beside it: put the two that belong together into the file."
        }
    }
}
