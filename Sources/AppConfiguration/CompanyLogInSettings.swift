import Foundation
import SecurityQuestions

/// A company's own provider of log-ins (OpenID Connect) at the care desk, or at the Office Manager of a brand, as the configuration
/// describes it.
package struct CompanyLogInSettings: Sendable {
    /// As the provider writes it, to the byte: `https`, or plain HTTP at a loopback address for trying it out.
    package let issuer: String
    /// What this server is registered there as, and what it shows that by.
    package let client: String
    package let credential: Credential
    /// One of ``CompanyLogInReader/algorithms``.
    package let algorithm: String
    package let scopes: [String]
    package let groupsClaim: String
    /// Of a brand: the member of a token that the carrier sets, and that names the account. Nil at the care desk.
    package let accountClaim: String?
    package let name: String?
    package let access: CompanyAccess
    /// In hours: how long ago the password may have been given there; nil where it does not matter.
    package let longest: Int?
    /// What the provider must say of its log-in for our own second factor not to follow.
    package let classes: [String]
    package let ways: [String]
    package let takesPasswords: Bool
    /// Whether the provider is shown its ID token again at log-out.
    package let givesHint: Bool
    /// Whose certificates are believed, as a file in PEM form; nil for those that the system believes.
    package let authorities: String?

    package enum Credential: Sendable, Hashable {
        /// The file whose first line is the secret.
        case secretFile(String)
        /// The file with a private key in PEM form.
        case keyFile(String)
    }

    package var isPlain: Bool { issuer.hasPrefix("http://") }
}

/// Reads ``CompanyLogInSettings``.
struct CompanyLogInReader {
    let problems: ConfigurationProblems

    static let algorithms = ["RS256", "PS256", "ES256", "EdDSA"]

    /// Nil where there is none, or it is described wrongly.
    ///
    /// - Returns: what it is once the brands are known.
    func read(_ section: ConfigurationSection) -> ([Brand.ID]) -> CompanyLogInSettings? {
        read(section, ofBrand: false)
    }

    /// Of a brand, for the people of its accounts.
    func read(ofBrand section: ConfigurationSection) -> CompanyLogInSettings? { read(section, ofBrand: true)([]) }

    private func read(_ section: ConfigurationSection, ofBrand isOfBrand: Bool) -> ([Brand.ID]) -> CompanyLogInSettings?
    {
        let isThere = section.says("issuer")
        let issuer = section.value("issuer", .issuer)
        let client = section.value("client", .word(upTo: 200))
        let secret = section.value("secret-file", .path).map(CompanyLogInSettings.Credential.secretFile)
        let key = section.value("key-file", .path).map(CompanyLogInSettings.Credential.keyFile)
        section.requireOne(of: ["secret-file", "key-file"], "ways to be known there")
        let algorithm = section.value("algorithm", .oneOf(Self.algorithms)) ?? Self.algorithms[0]
        let scopes = section.value("scopes", .words) ?? ["profile", "email"] + (isOfBrand ? [] : ["groups"])
        let accountClaim = isOfBrand ? section.value("account-claim", .word(upTo: 200)) : nil
        let claim = isOfBrand ? "" : section.value("groups-claim", .word(upTo: 200)) ?? "groups"
        let name = section.value("name", .name(upTo: 40))
        let longest = section.value("max-age-hours", .number(1...720))
        let classes = section.value("acr", .words) ?? []
        let ways = section.value("amr", .words) ?? []
        let makesAgents = isOfBrand ? false : section.value("make-agents", .bool) ?? false
        let linksByEmail = section.value("link-by-email", .bool) ?? false
        let takesPasswords = section.value("local-passwords", .bool) ?? true
        let givesHint = section.value("log-out-hint", .bool) ?? false
        let authorities = section.value("ca-file", .path)
        let groups = isOfBrand ? [] : section.sections("groups").map(group)
        section.close()
        if !isThere {
            let said = ["client", "secret-file", "key-file", "name", "groups", "account-claim", "local-passwords"].first
            {
                section.says($0)
            }
            if let said {
                problems.add(
                    section.origin(of: said),
                    "\(section.full(said)) is about the company’s own log-in, and nothing says whose; name "
                        + "\(section.full("issuer")), such as https://login.example.com.")
            }
            return { _ in nil }
        }
        let isUnproven = secret == nil && key == nil && !section.says("key-file")
        for (key, isMissing) in [("client", client == nil), ("secret-file", isUnproven)]
        where isMissing && !section.says(key) {
            problems.add(
                section.origin,
                "\(section.full(key)) is missing: the provider knows this server by it; see docs/single-sign-on.md.")
        }
        if isOfBrand, accountClaim == nil, !section.says("account-claim") {
            problems.add(
                section.origin,
                "\(section.full("account-claim")) is missing: the member of its token that names the account, such as "
                    + "account_number; only the carrier may set it.")
        }
        if groups.isEmpty, !isOfBrand {
            problems.add(
                section.origin,
                "\(section.full("groups")) is missing or empty: nobody could log in; name at least one group with its role."
            )
        }
        if issuer?.hasPrefix("http://") == true {
            problems.warn(
                section.origin(of: "issuer"),
                "\(section.full("issuer")) is plain HTTP, which is for trying it out on this machine; a real provider has https."
            )
        }
        guard let issuer, let client, let credential = secret ?? key else { return { _ in nil } }
        return { brands in
            CompanyLogInSettings(
                issuer: issuer, client: client, credential: credential, algorithm: algorithm, scopes: scopes,
                groupsClaim: claim, accountClaim: accountClaim, name: name,
                access: CompanyAccess(
                    rules: groups.compactMap { rule(of: $0, brands) }, makesAgents: makesAgents,
                    linksByEmail: linksByEmail),
                longest: longest, classes: classes, ways: ways, takesPasswords: takesPasswords,
                givesHint: givesHint, authorities: authorities)
        }
    }

    private typealias Group = (
        name: String?, role: Agent.Role?, brands: [String]?, origin: ConfigurationProblem.Origin, path: String
    )

    private func group(_ section: ConfigurationSection) -> Group {
        let name = section.required("group", .name(upTo: 200))
        let role = section.required("role", .role)
        let brands = section.value("brands", .words)
        section.close()
        return (name, role, brands, section.origin(of: "brands"), section.full("brands"))
    }

    /// Every brand where none is named.
    private func rule(of group: Group, _ all: [Brand.ID]) -> CompanyAccess.Rule? {
        for brand in group.brands ?? [] where !all.contains(brand) {
            problems.add(
                group.origin,
                "\(group.path) names \(brand), which is no brand here; allowed: \(all.joined(separator: ", ")).")
        }
        guard let name = group.name, let role = group.role else { return nil }
        return CompanyAccess.Rule(
            group: name, role: role, brands: group.brands.map { named in all.filter(named.contains) } ?? all)
    }
}

extension SettingKind<String> {
    /// What a provider calls itself: no query, no fragment, nobody's name in it.
    fileprivate static var issuer: Self {
        SettingKind("the provider’s address, as it writes it itself, such as https://login.example.com/realms/company")
        {
            text in
            guard let url = URL(string: text), let host = url.host(), !host.isEmpty, url.user() == nil,
                url.query() == nil, url.fragment() == nil, text.utf8.count <= 500,
                text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) })
            else { return nil }
            let isLoopback = ["127.0.0.1", "[::1]", "::1"].contains(host)
            return url.scheme == "https" || url.scheme == "http" && isLoopback ? text : nil
        }
    }

    fileprivate static func word(upTo longest: Int) -> Self {
        SettingKind("a word of at most \(longest) letters, digits and signs") { text in
            (1...longest).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21..<0x7F).contains($0) } ? text : nil
        }
    }
}

extension SettingKind<[String]> {
    fileprivate static var words: Self {
        SettingKind("a list of words, such as [profile, email]") { text in
            let words = text.split(separator: ",").map { String($0).trimmingSpaces() }
            let areWords = words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x21..<0x7F).contains($0) } }
            return !words.isEmpty && areWords ? words : nil
        }
    }
}

extension SettingKind<Agent.Role> {
    fileprivate static var role: Self {
        let names = Agent.Role.allCases.map(\.rawValue).joined(separator: ", ")
        return SettingKind("one of \(names)") { Agent.Role(rawValue: $0) }
    }
}
