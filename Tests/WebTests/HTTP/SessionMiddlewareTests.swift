import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import Web

@Suite struct `Who asks` {
    private static let office = "__Host-countersign"
    private static let desk = "__Host-countersign-care"

    private func with(
        _ test: @Sendable (Installation, WebServices) async throws -> Void
    ) async throws {
        let installation = try await Installation()
        try await test(installation, installation.services())
        try await installation.close()
    }

    @Test func `a new browser gets its cookie once, with whatever answer it gets`() async throws {
        try await with { _, services in
            try await Portal.router(services).test { client in
                for path in ["/login", "/nowhere", "/"] {
                    let browser = Browser(client)
                    let first = try await browser.get(path).headers[values: .setCookie]
                    #expect(first.count == 1)
                    #expect(first.first?.hasPrefix("__Host-countersign-browser=") == true)
                    #expect(first.first?.contains("HttpOnly") == true && first.first?.contains("Secure") == true)
                    #expect(try await browser.get(path).headers[values: .setCookie].isEmpty)
                }
            }
        }
    }

    /// Safari keeps no `Secure` cookie from `http://localhost`.
    @Test func `a browser that keeps no Secure cookie can use a demo, and no other server`() async throws {
        try await with { installation, _ in
            let session = try await installation.memberToken().text
            for offers in [true, false] {
                let services = installation.services(offersPlainCookies: offers)
                try await Portal.router(services).test { client in
                    let browser = Browser(client)
                    browser.keeps = { !$0.hasPrefix("__Host-") }
                    try await browser.get("/login")
                    let said = try await browser.post(
                        "/login", ["email": "nobody@quarry.example", "password": "wrong"])
                    #expect(said.status == (offers ? .unprocessableContent : .forbidden))
                    #expect(Set(browser.cookies.keys) == (offers ? ["countersign-browser"] : []))
                    browser.cookies["countersign"] = session
                    #expect(try await browser.get("/").status == (offers ? .ok : .seeOther))
                }
            }
        }
    }

    @Test func `a browser that keeps both kinds of cookie goes on with the better one`() async throws {
        try await with { installation, _ in
            let services = installation.services(offersPlainCookies: true)
            try await Portal.router(services).test { client in
                let browser = Browser(client)
                try await browser.get("/login")
                #expect(Set(browser.cookies.keys) == ["__Host-countersign-browser", "countersign-browser"])
                browser.cookies["countersign"] = try await installation.memberToken().text
                #expect(try await browser.get("/").status == .seeOther)
                let switched = try await browser.post("/language", ["language": "fr", "back": "/login"])
                let set = switched.headers[values: .setCookie]
                #expect(set.count == 1 && set.allSatisfy { $0.hasPrefix("__Host-countersign-language=") })
            }
        }
    }

    /// Whether these cookies open the home page, or lead to the log-in.
    private static func opens(_ client: any TestClientProtocol, _ cookies: [String: String]) async throws -> Bool {
        let browser = Browser(client)
        browser.cookies = cookies
        let response = try await browser.get("/")
        #expect(response.status == .ok || response.headers[.location] == "/login")
        return response.status == .ok
    }

    @Test func `a session opens the site it belongs to, and no other`() async throws {
        try await with { installation, services in
            let member = try await installation.memberToken().text
            let agent = try await installation.agentToken().text
            let office = try await Portal.router(services).test { client in
                var opened: [Bool] = []
                for cookies in [[:], [Self.office: member], [Self.office: agent], [Self.desk: member]] {
                    opened.append(try await Self.opens(client, cookies))
                }
                return opened
            }
            #expect(office == [false, true, false, false])
            let desk = try await CareDesk.router(services).test { client in
                var opened: [Bool] = []
                for cookies in [[Self.desk: agent], [Self.desk: member]] {
                    opened.append(try await Self.opens(client, cookies))
                }
                return opened
            }
            #expect(desk == [true, false])
        }
    }

    @Test func `of two cookies with one name the first counts`() {
        let cookies = RequestCookies([.cookie: "a=1; b=2;a=3; c; =x; d=4=5"])
        #expect(cookies["a"] == "1" && cookies["b"] == "2" && cookies["c"] == nil && cookies["d"] == "4=5")
        // A name that another begins with, one without a value, and several lines (RFC 9113 §8.2.3).
        let ours = RequestCookies([.cookie: "__Host-a-b=1;  __Host-a=; __Host-A=2"])
        #expect(ours["__Host-a"] == "" && ours["__Host-a-b"] == "1" && ours["__Host-A"] == "2" && ours["Host-a"] == nil)
        var lines = HTTPFields()
        lines.append(HTTPField(name: .cookie, value: "a=1"))
        lines.append(HTTPField(name: .cookie, value: "b=2"))
        let several = RequestCookies(lines)
        #expect(several["a"] == "1" && several["b"] == "2" && RequestCookies([:])["a"] == nil)
    }

    @Test func `a session is marked as seen beside the page, before the end`() async throws {
        try await with { installation, services in
            let token = try await installation.memberToken()
            installation.world.advance(by: Session.seenEvery + 1)
            try await Portal.router(services).test { client in
                let browser = Browser(client)
                browser.cookies[Self.office] = token.text
                try await browser.get("/")
            }
            await installation.background.finish()
            let now = installation.world.now
            let found = try await installation.store.memberSession(token.hash)
            #expect(found?.session.seenAt == now)
        }
    }

    @Test func `where a second factor is required nothing else opens without`() async throws {
        let installation = try await Installation()
        let services = installation.services(careSecondFactor: .required)
        let agent = try await installation.agentToken().text
        let response = try await CareDesk.router(services).test { client in
            let browser = Browser(client)
            browser.cookies[Self.desk] = agent
            return try await browser.get("/")
        }
        #expect(response.headers[.location] == "/second-factor")
        try await installation.close()
    }

    @Test func `without a second factor that is required no open call is told of`() async throws {
        try await with { installation, _ in
            let agent = installation.world.agent(role: .agent, brands: [Installation.brand.id])
            let token = try await installation.token(of: agent)
            let account = installation.world.account(brand: Installation.brand.id)
            _ = try await installation.memberToken(of: account)
            let opened = try await OpenCall(stores: installation.store).perform(
                installation.world.id(), about: account.id, by: agent, from: nil)
            guard case .opened = opened else { throw NotPartOfThisTest() }
            for policy in [SecondFactor.Policy.optional, .required] {
                try await CareDesk.router(installation.services(careSecondFactor: policy)).test { client in
                    let browser = Browser(client)
                    browser.cookies[Self.desk] = token.text
                    let response = try await browser.get(Links.secondFactor)
                    #expect(response.status == .ok)
                    #expect(response.page.contains("class=\"open-calls") == (policy == .optional))
                    #expect(response.page.contains(account.company) == (policy == .optional))
                }
            }
        }
    }
}
