import SecurityQuestions
import TestConfiguration
import Testing

@testable import AppConfiguration

/// The company's own provider of log-ins, as it is set.
struct CompanyLogInSettingsTests {
    private static let right = """
        issuer: "https://login.example.com/realms/company", client: care, secret-file: s,
        groups: [{group: agents, role: agent}, {group: "Team leads", role: supervisor, brands: [northline]}]
        """

    private func text(_ settings: String) -> String { "data: /d\ncare: {company-log-in: {\(settings)}}" }

    @Test func `there is none unless one is named, and what is not said has its usual value`() throws {
        #expect(try ConfigurationTexts.read("data: /d").companyLogIn == nil)
        let read = try #require(try ConfigurationTexts.read(text(Self.right)).companyLogIn)
        #expect(
            read.issuer == "https://login.example.com/realms/company"
                && read.credential == .secretFile("/etc/example/s"))
        #expect(
            read.algorithm == "RS256" && read.scopes == ["profile", "email", "groups"] && read.groupsClaim == "groups")
        #expect(read.takesPasswords && !read.access.makesAgents && !read.access.linksByEmail && read.longest == nil)
        #expect(!read.givesHint)
        let brand = try ConfigurationTexts.read("data: /d").brands.all.map(\.id)
        #expect(read.access.rules.map(\.brands) == [brand, ["northline"]])
        #expect(read.access.rules.map(\.group) == ["agents", "Team leads"])
    }

    @Test func `every setting is read`() throws {
        let all = """
            \(Self.right), algorithm: PS256, scopes: [profile], groups-claim: realm_access.roles, name: Northline ID,
            make-agents: true, link-by-email: true, local-passwords: false, log-out-hint: true, acr: [phr, phrh], amr: [mfa], max-age-hours: 12, ca-file: c
            """
        let read = try #require(try ConfigurationTexts.read(text(all)).companyLogIn)
        #expect(read.algorithm == "PS256" && read.scopes == ["profile"] && read.groupsClaim == "realm_access.roles")
        #expect(
            read.name == "Northline ID" && read.access.makesAgents && read.access.linksByEmail && !read.takesPasswords)
        #expect(read.classes == ["phr", "phrh"] && read.ways == ["mfa"] && read.longest == 12)
        #expect(read.authorities == "/etc/example/c" && read.givesHint)
    }

    private func brand(_ settings: String) -> String {
        """
        brands:
          - {id: northline, name: Northline, time-zone: America/Toronto, country: CA,
             look: {accent: "#1f4e8c", accent-on-dark: "#8ab8f0", mark: wave},
             hosts: [{name: northline.localhost, language: en, care-phone: "1 (800) 555-0100"}],
             company-log-in: {\(settings)}}
        """
    }

    @Test func `a brand's names the claim with the account, and has no groups`() throws {
        let right =
            "issuer: \"https://login.example.com\", client: office, secret-file: s, account-claim: account_number"
        let read = try ConfigurationTexts.read("data: /d", brands: brand(right))
        let own = try #require(read.brandLogIns["northline"])
        #expect(own.accountClaim == "account_number" && own.scopes == ["profile", "email"] && own.takesPasswords)
        #expect(own.access.rules.isEmpty && read.companyLogIn == nil)
        for (settings, said) in [
            (right.replacing(", account-claim: account_number", with: ""), "account-claim is missing"),
            (right + ", make-agents: true", "is not a setting"), ("client: office", "nothing says whose"),
        ] {
            #expect(throws: ConfigurationRefused.self, "\(said)") {
                try ConfigurationTexts.read("data: /d", brands: brand(settings))
            }
        }
        // It is read at a start alone, as nothing else of a brand is.
        let other = try ConfigurationTexts.read("data: /d", brands: brand(right.replacing("office", with: "another")))
        #expect(read.settingsOtherwise(in: other) == ["brands[1].company-log-in.client"])
    }

    @Test func `plain HTTP is for this machine, and is warned of`() throws {
        let local = Self.right.replacing("https://login.example.com/realms/company", with: "http://127.0.0.1:8000")
        let read = try ConfigurationTexts.read(text(local))
        #expect(read.companyLogIn?.isPlain == true && read.warnings.count == 1)
    }

    @Test(arguments: [
        ("https://login.example.com/realms/company", "http://login.example.com", "the provider’s address"),
        ("https://login.example.com/realms/company", "https://a@login.example.com", "the provider’s address"),
        ("https://login.example.com/realms/company", "https://login.example.com/?a=1", "the provider’s address"),
        ("https://login.example.com/realms/company", "http://localhost:8000", "the provider’s address"),
        ("client: care,", "", "client is missing"), ("secret-file: s,", "", "secret-file is missing"),
        ("secret-file: s,", "secret-file: s, key-file: k,", "two ways to be known there"),
        ("role: agent", "role: boss", "one of agent, supervisor, administrator"),
        ("brands: [northline]", "brands: [nobody]", "nobody, which is no brand here"),
        ("client: care,", "client: care, algorithm: none,", "one of RS256, PS256, ES256, EdDSA"),
        ("client: care,", "client: care, algorithm: HS256,", "one of RS256, PS256, ES256, EdDSA"),
        ("client: care,", "client: care, secret: x,", "is not a setting"),
    ])
    func `what is wrong is refused where it stands`(right: String, wrong: String, said: String) throws {
        let changed = Self.right.replacing(right, with: wrong)
        #expect(changed != Self.right)
        let refusal = try ConfigurationTexts.refusal(text(changed))
        #expect(refusal.count == 1 && refusal[0].contains(said), "\(refusal)")
    }

    @Test func `without groups nobody could come in, and without an issuer nothing is what is said`() throws {
        let refusal = try ConfigurationTexts.refusal(
            text("issuer: \"https://login.example.com\", client: care, secret-file: s"))
        #expect(refusal.count == 1 && refusal[0].contains("groups is missing"))
        let lost = try ConfigurationTexts.refusal(text("local-passwords: false"))
        #expect(lost.count == 1 && lost[0].contains("nothing says whose"))
    }
}
