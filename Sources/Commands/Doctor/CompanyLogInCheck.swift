import AppConfiguration
import SecurityQuestions
import SingleSignOn
import Web

/// Whether the company's own provider of log-ins fits what the configuration says of it. Nobody is logged in.
struct CompanyLogInCheck: Sendable {
    let settings: CompanyLogInSettings
    let careOrigin: String
    let world: World

    func look() async throws -> Finding.Outcome {
        let provider = try settings.provider(at: careOrigin, world: world)
        let offer: ProviderOffer
        do {
            offer = try await provider.offer()
        } catch {
            throw CommandError(
                error.isAway ? .unavailable : .configuration, "\(settings.issuer): \(error.advice(settings))")
        }
        let said =
            "\(settings.issuer) fits; register \(await provider.settings.redirect) there as the address to come back to"
        let doubts = doubts(offer)
        return doubts.isEmpty ? .ok(said) : .warning([said + "."] + doubts)
    }

    private func doubts(_ offer: ProviderOffer) -> [String] {
        var doubts: [String] = []
        let unknown = settings.scopes.filter { !(offer.scopes?.contains($0) ?? true) }
        if !unknown.isEmpty {
            doubts.append(
                "It does not name the scopes \(unknown.joined(separator: ", ")): correct care.company-log-in.scopes, or have them set up there."
            )
        }
        if !settings.groupsClaim.contains("."), let claims = offer.claims, !claims.contains(settings.groupsClaim) {
            doubts.append(
                "It does not name the claim \(settings.groupsClaim): see that its ID token has it, or correct care.company-log-in.groups-claim."
            )
        }
        if offer.takesNone {
            doubts.append("It says that it also gives out tokens without a signature (“none”); they are refused here.")
        }
        if !offer.endsByItself {
            doubts.append(
                "It does not tell of log-outs by itself: who logs out there, or loses their access, stays here for up to 12 hours; “countersign agent disable” ends that at once."
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

    fileprivate func advice(_ settings: CompanyLogInSettings) -> String {
        switch self {
        case .unreachable, .slow, .status:
            "the provider does not answer (\(name)); see that this machine reaches it. The server starts all the same."
        case .certificate: "its certificate is not believed; correct care.company-log-in.ca-file, or the certificate."
        case .otherIssuer:
            "it calls itself something else; write care.company-log-in.issuer to the letter as “issuer” stands in its /.well-known/openid-configuration."
        case .missing(.algorithm):
            "it does not sign with \(settings.algorithm); correct care.company-log-in.algorithm, or have it sign so."
        case .missing(.keys): "none of its keys fits \(settings.algorithm); correct care.company-log-in.algorithm."
        case .missing(let need): "it does not do what is needed (\(need.rawValue))."
        default:
            "its answer cannot be used (\(name)); see that care.company-log-in.issuer is the address of a provider."
        }
    }
}
