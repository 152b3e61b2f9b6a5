import AppConfiguration
import Foundation
import NIOSSL
import SecurityQuestions
import SingleSignOn
import Web

/// Whether the company's own provider of log-ins fits what the configuration says of it. Nobody is logged in.
struct CompanyLogInCheck: Sendable {
    let settings: CompanyLogInSettings
    /// Where its people come back to: scheme, name and port of each host.
    let origins: [String]
    /// The setting that describes it.
    let path: String
    let world: World

    /// At the care desk and at every brand that has one.
    static func look(_ configuration: Configuration, world: World) async throws -> Finding.Outcome {
        let care = configuration.companyLogIn.map {
            CompanyLogInCheck(
                settings: $0, origins: [configuration.careOrigin], path: "care.company-log-in", world: world)
        }
        let brands = configuration.brands.all.enumerated().compactMap { place, brand in
            configuration.brandLogIns[brand.id].map { settings in
                CompanyLogInCheck(
                    settings: settings,
                    origins: brand.hosts.map { configuration.publicAddress.origin(host: $0.name) },
                    path: "brands[\(place + 1)].company-log-in", world: world)
            }
        }
        let checks = [care].compactMap(\.self) + brands
        // What is wrong with a file is told whether or not another provider answers.
        for check in checks { _ = try check.provider() }
        var (said, doubts): ([String], [String]) = ([], [])
        for check in checks {
            switch try await check.look() {
            case .ok(let words): said.append(words)
            case .warning(let words): doubts += words
            case .problem(let error): throw error
            }
        }
        if !doubts.isEmpty { return .warning(said + doubts) }
        return .ok(said.isEmpty ? "not used here" : said.joined(separator: "; "))
    }

    func look() async throws -> Finding.Outcome {
        let provider = try provider()
        let offer: ProviderOffer
        do {
            offer = try await provider.offer()
            try await ProviderLogIn(provider).tryCredential()
        } catch {
            throw CommandError(
                error.isAway ? .unavailable : .configuration, "\(settings.issuer): \(error.advice(settings, at: path))")
        }
        let said =
            "\(settings.issuer) fits; register \(addresses) there as the address to come back to"
        let doubts = doubts(offer) + (try await life(of: provider))
        return doubts.isEmpty ? .ok(said) : .warning([said + "."] + doubts)
    }

    /// Throws where its secret or key cannot be used.
    private func provider() throws -> Provider { try settings.provider(at: origins.first ?? "", world: world) }

    private var addresses: String {
        origins.map { $0 + CompanyLogIn.answerPath }.joined(separator: " and ")
    }

    /// How much longer the certificate is good that the provider knows this server by, where it is one.
    private func life(of provider: Provider) async throws -> [String] {
        guard case .key(let key) = await provider.settings.credential, let bytes = key.certificate else { return [] }
        let certificate = try NIOSSLCertificate(bytes: bytes, format: .der)
        let end = Date(timeIntervalSince1970: TimeInterval(certificate.notValidAfter))
        guard end < world.now().addingTimeInterval(TLSCheck.warned) else { return [] }
        let day = end.formatted(.iso8601.year().month().day())
        return [
            end > world.now()
                ? "The certificate of \(path).key-file expires on \(day): renew it, give it to the provider, and restart the server."
                : "The certificate of \(path).key-file expired on \(day): a provider that knows this server by it lets nobody in. Renew it."
        ]
    }

    /// In seconds: half of what is allowed for.
    private static let clocksApart = 30

    private func doubts(_ offer: ProviderOffer) -> [String] {
        var doubts: [String] = []
        let unknown = settings.scopes.filter { !(offer.scopes?.contains($0) ?? true) }
        if !unknown.isEmpty {
            doubts.append(
                "It does not name the scopes \(unknown.joined(separator: ", ")): correct \(path).scopes, or have them set up there."
            )
        }
        let claim = settings.accountClaim ?? settings.groupsClaim
        if !claim.contains("."), let claims = offer.claims, !claims.contains(claim) {
            let setting = "\(path).\(settings.accountClaim == nil ? "groups" : "account")-claim"
            doubts.append("It does not name the claim \(claim): see that its ID token has it, or correct \(setting).")
        }
        if settings.accountClaim == nil, !settings.access.rules.contains(where: { $0.role == .administrator }) {
            doubts.append(
                "No group of \(path).groups gives the role administrator: an administrator who logs in by it becomes less, and the last one is refused."
            )
        }
        if let ahead = offer.clockAhead, abs(ahead) > Self.clocksApart {
            doubts.append(
                "Its clock is \(abs(ahead)) seconds \(ahead > 0 ? "ahead of" : "behind") this machine’s: from 60 on log-ins are refused. Set both by NTP."
            )
        }
        if offer.takesNone {
            doubts.append("It says that it also gives out tokens without a signature (“none”); they are refused here.")
        }
        if !offer.endsByItself {
            doubts.append(
                "It does not tell of log-outs by itself: who logs out there, or loses their access, stays here for up to 12 hours\(settings.accountClaim == nil ? "; “countersign agent disable” ends that at once" : "")."
            )
        }
        return doubts
    }
}

extension ProviderFailure {
    fileprivate var isAway: Bool {
        switch self {
        case .unreachable, .slow, .status: true
        default: false
        }
    }

    fileprivate func advice(_ settings: CompanyLogInSettings, at path: String) -> String {
        switch self {
        case .unreachable, .slow, .status:
            "the provider does not answer (\(name)); see that this machine reaches it. The server starts all the same."
        case .certificate: "its certificate is not believed; correct \(path).ca-file, or the certificate."
        case .otherIssuer:
            "it calls itself something else; write \(path).issuer to the letter as “issuer” stands in its /.well-known/openid-configuration."
        case .missing(.algorithm):
            "it does not sign with \(settings.algorithm); correct \(path).algorithm, or have it sign so."
        case .missing(.clientSecret):
            "it takes no secret of a client (client_secret_basic, client_secret_post); write \(path).key-file in place of \(path).secret-file."
        case .missing(.clientKey):
            "it takes no key of a client (private_key_jwt, by ES256 where it is of P-256, by PS256 or RS256 where it is of RSA); have it take one, or write \(path).secret-file in place of \(path).key-file."
        case .refused(let code): advice(refused: code, settings, at: path)
        case .missing(.keys): "none of its keys fits \(settings.algorithm); correct \(path).algorithm."
        case .missing(let need): "it does not do what is needed (\(need.rawValue))."
        default:
            "its answer cannot be used (\(name)); see that \(path).issuer is the address of a provider."
        }
    }
    private func advice(refused code: String, _ settings: CompanyLogInSettings, at path: String) -> String {
        let client = "it does not know this server as \(settings.client)"
        switch settings.credential {
        case .secretFile:
            return "\(client) with this secret (\(code)); correct \(path).client, or the file of \(path).secret-file."
        case .keyFile:
            return
                "\(client) with this key (\(code)); correct \(path).client, or give it the public key, which the server shows at \(CompanyLogIn.keysPath), or the certificate that stands beside it."
        }
    }
}
