import HTTPTypes
import Hummingbird
import HummingbirdTesting
import SecurityQuestions
import SignedTokens
import SingleSignOn
import TestSupport
import Testing

@testable import Web

@Suite struct `Forms go on as fast as people send them` {
    private let start = ContinuousClock.now
    private static let network = Paces.Name.network("192.0.2.1")

    private func waits(_ count: Int, _ name: Paces.Name, _ pace: Paces.Pace, in paces: Paces) throws -> [Duration] {
        try (0..<count).map { _ in try paces.wait([(name, pace)], at: start) }
    }

    @Test func `sixty at once, then one each twentieth of a second`() throws {
        let paces = Paces()
        #expect(try waits(60, .browser("a"), .ofBrowser, in: paces).allSatisfy { $0 == .zero })
        #expect(
            try waits(3, .browser("a"), .ofBrowser, in: paces) == [
                .milliseconds(50), .milliseconds(100), .milliseconds(150),
            ])
        #expect(try waits(60, .browser("b"), .ofBrowser, in: paces).allSatisfy { $0 == .zero })
        // Three seconds later everything that was used is there again.
        let later = start + .milliseconds(3150)
        #expect(try (0..<60).allSatisfy { _ in try paces.wait([(.browser("a"), .ofBrowser)], at: later) == .zero })
    }

    @Test func `nobody waits longer than five seconds, and who is refused has used nothing`() throws {
        let paces = Paces()
        #expect(try waits(160, .browser("a"), .ofBrowser, in: paces).last == .seconds(5))
        for _ in 0..<100 {
            #expect(throws: TooManyForms.self) { try paces.wait([(.browser("a"), .ofBrowser)], at: start) }
        }
        #expect(try paces.wait([(.browser("a"), .ofBrowser)], at: start + .milliseconds(50)) == .seconds(5))
    }

    @Test func `a cookie made up for each is of no use, and a browser does not use up its network`() throws {
        let paces = Paces()
        let made = try (0..<300).map {
            try paces.wait([(.browser("\($0)"), .ofBrowser), (Self.network, .ofNetwork)], at: start)
        }
        #expect(made.prefix(200).allSatisfy { $0 == .zero } && made.last == .seconds(1))
        let other = Paces()
        for _ in 0..<1_000 {
            _ = try? other.wait([(.browser("a"), .ofBrowser), (Self.network, .ofNetwork)], at: start)
        }
        #expect(try other.wait([(.browser("b"), .ofBrowser), (Self.network, .ofNetwork)], at: start) == .zero)
    }

    @Test func `at the Office Manager, told in both languages where it is too much, and not at the care desk`()
        async throws
    {
        let installation = try await Installation()
        let services = installation.services()
        try await Portal.router(services).test { client in
            let answers = try await Self.many(client)
            let refused = answers.filter { $0.status == .tooManyRequests }
            #expect(answers.count { $0.status == .seeOther } >= 160 && !refused.isEmpty)
            #expect(answers.count { $0.status == .seeOther } + refused.count == answers.count)
            let page = try #require(refused.first)
            #expect(page.headers[.retryAfter] == "5")
            #expect(page.page.contains("Too many requests at once") && page.page.contains("Trop de demandes à la fois"))
        }
        try await CareDesk.router(services).test { client in
            let answers = try await Self.many(client)
            #expect(answers.allSatisfy { $0.status == .seeOther })
        }
        try await installation.close()
    }

    @Test func `the steps of a log-in by a provider, at the care desk as well`() async throws {
        let installation = try await Installation()
        let settings = ProviderSettings(
            issuer: "http://127.0.0.1:9", client: "care", credential: .secret(SecretText("a secret")),
            algorithm: .es256,
            redirect: "http://localhost/login/company/answer", scopes: [], allowsPlainLoopback: true)
        let company = CompanyLogIn(
            provider: ProviderLogIn(Provider(settings, world: installation.world.world)),
            access: CompanyAccess(rules: [], makesAgents: false, linksByEmail: false), name: nil, groupsClaim: "groups",
            factors: CompanyLogIn.Factors(classes: [], ways: []), takesPasswords: true, origin: "http://localhost")
        try await CareDesk.router(installation.services(company: company)).test { client in
            let browser = Browser(client)
            try await browser.get("/login")
            // Written otherwise it is the same step.
            let paths = ["/login/company/answer?state=a&code=b", "/login/company/answer/?state=a"]
            let statuses = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                for number in 0..<200 { group.addTask { try await browser.get(paths[number % 2]).status } }
                return try await group.reduce(into: [HTTPResponse.Status]()) { $0.append($1) }
            }
            let refused = statuses.count { $0 == .tooManyRequests }
            #expect((20...50).contains(refused) && statuses.count { $0 == .forbidden } == 200 - refused)
        }
        try await installation.close()
    }

    @Test func `a cookie that names a network holds up nobody there`() async throws {
        let installation = try await Installation()
        let services = installation.services(trusting: ["127.0.0.1"])
        try await Portal.router(services).test(from: "127.0.0.1") { client in
            // A stranger whose cookie says that the browser is the network of others.
            let stranger: HTTPFields = [
                .forwardedFor: "198.51.100.9", .cookie: "__Host-countersign-browser=203.0.113.7",
            ]
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<200 {
                    group.addTask { _ = try? await Browser(client).post("/language", headers: stranger) }
                }
                try? await Task.sleep(for: .milliseconds(500))
                let answer = try? await Browser(client).post("/language", headers: [.forwardedFor: "203.0.113.7"])
                // It has no token of ours, and is looked at.
                #expect(answer?.status == .forbidden)
                group.cancelAll()
            }
        }
        try await installation.close()
    }

    private static func many(_ client: any TestClientProtocol) async throws -> [TestResponse] {
        let browser = Browser(client)
        try await browser.get("/login")
        return try await withThrowingTaskGroup(of: TestResponse.self) { group in
            for _ in 0..<300 {
                group.addTask { try await browser.post("/language", ["language": "fr", "back": "/login"]) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
