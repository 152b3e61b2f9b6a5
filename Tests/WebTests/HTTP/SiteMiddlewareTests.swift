import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct `Where a request arrives` {
    private static let proxy = "10.0.0.1"

    /// The log-in page as somebody at `peer` gets it, through a proxy at 10.0.0.1.
    private func login(
        from peer: String, asking host: String? = nil, areTheOnlyWay: Bool = false
    ) async throws -> TestResponse {
        let installation = try await Installation()
        let services = installation.services(trusting: [Self.proxy], areTheOnlyWay: areTheOnlyWay)
        let response = try await Portal.router(services).test(from: peer) { client in
            let headers: HTTPFields = host.map { [.forwardedHost: $0] } ?? [:]
            return try await Browser(client).get("/login", headers: headers)
        }
        try await installation.close()
        return response
    }

    @Test(arguments: [
        "bureau.localhost", "BUREAU.localhost", "bureau.localhost:8443", "bureau.localhost.", "bureau.localhost.:8443",
    ])
    func `a host name is read without regard to case and port`(host: String) async throws {
        let response = try await login(from: Self.proxy, asking: host)
        #expect(response.status == .ok && response.page.contains("<html lang=\"fr\">"))
        #expect(response.page.contains("+33\u{a0}1\u{a0}99\u{a0}00\u{a0}00\u{a0}00"))
    }

    @Test(arguments: ["", ".", "bureau.localhost..", ":80", "office.example", "localhost.evil.example", "[::1]:80"])
    func `where no brand is served, both languages say so`(host: String) async throws {
        let response = try await login(from: Self.proxy, asking: host)
        #expect(response.status == .misdirectedRequest)
        #expect(response.page.contains("lang=\"en\"") && response.page.contains("lang=\"fr\""))
        #expect(response.headers[.setCookie] == nil)
    }

    @Test func `a stranger says nothing about the host`() async throws {
        let response = try await login(from: "192.0.2.1", asking: "bureau.localhost")
        #expect(response.status == .ok && response.page.contains("<html lang=\"en\">"))
    }

    @Test func `plain HTTP beyond this machine is for the proxy, for nobody else`() async throws {
        #expect(try await login(from: "192.0.2.1", areTheOnlyWay: true).status == .misdirectedRequest)
        #expect(try await login(from: Self.proxy, areTheOnlyWay: true).status == .ok)
        #expect(try await login(from: "::ffff:10.0.0.1", areTheOnlyWay: true).status == .ok)
    }

    @Test func `the Office Manager and the care desk differ in what their site says`() async throws {
        let installation = try await Installation()
        let services = installation.services()
        let office = try await Portal.router(services).test { try await Browser($0).get("/login").page }
        let desk = try await CareDesk.router(services).test { try await Browser($0).get("/login").page }
        #expect(office.contains("<span>Northline</span>") && office.contains("class=\"portal\""))
        #expect(office.contains("href=\"/password\"") && office.contains("href=\"/help\""))
        #expect(office.contains("<footer") && office.contains("+1\u{a0}415\u{a0}555\u{a0}0100"))
        #expect(desk.contains("class=\"care\"") && !desk.contains("href=\"/password\""))
        #expect(!desk.contains("href=\"/help") && !desk.contains("<footer") && !desk.contains("Northline"))
        try await installation.close()
    }
}
