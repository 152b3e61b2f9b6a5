import Phrasebook
import SecurityQuestions
import SignedTokens
import SingleSignOn

/// A company's own provider of log-ins at the care desk, or at the Office Manager of a brand, with what the configuration says of it.
package struct CompanyLogIn: Sendable {
    let provider: ProviderLogIn
    let access: CompanyAccess
    /// What people call it; nil where nothing is said.
    let name: String?
    /// The member of a token that names the groups; a path such as `realm_access.roles` as well.
    let groupsClaim: String
    /// Of a brand: the member that names the account.
    let accountClaim: String?
    let factors: Factors
    /// Whether passwords are taken beside it.
    let takesPasswords: Bool
    /// Whether it is shown its ID token again at log-out.
    let givesHint: Bool
    /// Scheme, name and port of where it is.
    let origin: String
    /// So many ask the provider for a token at once: each has a thread of its own.
    let places: BoundedAccess

    /// What the provider must say for its log-in to be one with a second factor; nothing is enough where both are empty.
    package struct Factors: Sendable {
        let classes: Set<String>
        let ways: Set<String>

        package init(classes: Set<String>, ways: Set<String>) { (self.classes, self.ways) = (classes, ways) }

        var areDemanded: Bool { !classes.isEmpty || !ways.isEmpty }

        func areGiven(by token: IDToken) -> Bool {
            token.acr.map(classes.contains) ?? false || !ways.isDisjoint(with: token.amr)
        }
    }

    package init(
        provider: ProviderLogIn, access: CompanyAccess, name: String?, groupsClaim: String,
        accountClaim: String? = nil, factors: Factors,
        takesPasswords: Bool, givesHint: Bool = false, origin: String,
        places: BoundedAccess = BoundedAccess(places: 16, patience: .seconds(10))
    ) {
        (self.places, self.givesHint) = (places, givesHint)
        (self.provider, self.access, self.name, self.groupsClaim) = (provider, access, name, groupsClaim)
        self.accountClaim = accountClaim
        (self.factors, self.takesPasswords, self.origin) = (factors, takesPasswords, origin)
    }

    /// Where the provider sends people back to, beside the care desk's address.
    package static let answerPath = Links.companyAnswer
    /// Where the provider fetches the public key from that it knows this server by.
    package static let keysPath = Links.companyKeys

    /// The same at a host of its brand.
    func at(_ origin: String) -> CompanyLogIn {
        CompanyLogIn(
            provider: ProviderLogIn(provider.provider, redirect: origin + Self.answerPath), access: access, name: name,
            groupsClaim: groupsClaim, accountClaim: accountClaim, factors: factors, takesPasswords: takesPasswords,
            givesHint: givesHint, origin: origin, places: places)
    }

    /// Who it is, and at whose door of a brand.
    func arrival(_ token: IDToken, brand: Brand.ID) -> OwnerArrival {
        let number = accountClaim.flatMap { token.value(at: $0)?.text }
        return OwnerArrival(person(token), number: number, brand: brand, linksByEmail: access.linksByEmail)
    }

    /// Who it is, by a token that was right.
    func person(_ token: IDToken) -> CompanyPerson {
        let groups = token.value(at: groupsClaim)
        let address = token.speaker(of: "email")
        return CompanyPerson(
            standing: standing(token), email: address.text("email").flatMap { EmailAddress($0) },
            isEmailVerified: address["email_verified"]?.bool ?? false, name: token.speaker(of: "name").text("name"),
            groups: groups?.texts ?? groups?.text.map { [$0] },
            leavesGroupsOut: groups == nil && token.leavesOut(groupsClaim))
    }

    func standing(_ token: IDToken) -> CompanyStanding {
        CompanyStanding(
            identity: CompanyIdentity(issuer: token.issuer, subject: token.subject), session: token.session,
            authTime: token.authTime, hasFactor: factors.areGiven(by: token))
    }

}

extension ProviderFailure {
    var problem: CompanyProblem {
        switch self {
        case .unreachable, .slow, .certificate, .status, .unreadable: .unreachable
        case .missing, .refused("invalid_client"), .refused("unauthorized_client"), .refused("invalid_scope"),
            .refused("unsupported_response_type"), .refused("invalid_request"), .refused("unsupported_grant_type"):
            .misconfigured
        // Where the password is asked for again it has not said when it was given, or has not asked.
        case .token(.wrongAuthTime): .misconfigured
        case .token(.expired), .token(.notYetValid), .token(.issuedLater), .token(.issuedTooLongAgo): .clocks
        case .otherIssuer, .otherSubject, .token: .untrusted
        case .refused("invalid_grant"), .otherAnswer: .tooLate
        case .refused("server_error"), .refused("temporarily_unavailable"): .unreachable
        case .refused: .notLetIn
        }
    }
}
