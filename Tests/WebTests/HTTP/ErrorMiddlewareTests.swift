import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SecurityQuestions
import Telemetry
import Testing

@testable import Web

@Suite struct `What goes wrong` {
    private static let json: HTTPFields = [.accept: "application/json"]

    /// Thrown deep inside; nobody outside learns of it.
    private struct Inner: Error { let detail = "the inner workings" }

    private func with(
        trusting proxies: [String] = [], _ test: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let installation = try await Installation()
        let router = Portal.router(installation.services(trusting: proxies))
        router.get("/broken") { _, _ -> Response in throw Inner() }
        router.get("/busy") { _, _ -> Response in throw KeepingFailure.busy }
        router.get("/full") { _, _ -> Response in throw StoreFailure.full }
        try await router.test(from: "10.0.0.1", test)
        try await installation.close()
    }

    private static func problem(_ response: TestResponse) throws -> [String: String] {
        #expect(response.headers[.contentType] == "application/problem+json")
        #expect(response.headers[.cacheControl] == "no-store")
        let object = try JSONSerialization.jsonObject(with: Data(response.page.utf8)) as? [String: Any]
        return (object ?? [:]).mapValues { "\($0)" }
    }

    @Test func `is a page for a person and a problem for a program, with the same status`() async throws {
        try await with { client in
            for path in ["/nowhere", "/broken", "/busy", "/full", "/email/x/y"] {
                let browser = Browser(client)
                let page = try await browser.get(path)
                let problem = try await browser.get(path, headers: Self.json)
                #expect(page.status == problem.status && page.status.code >= 400)
                #expect(page.headers[.contentType] == "text/html; charset=utf-8" && page.page.contains("<h1>"))
                #expect(page.headers[.retryAfter] == problem.headers[.retryAfter])
                let fields = try Self.problem(problem)
                #expect(Set(fields.keys) == ["type", "title", "status", "detail", "instance"])
                #expect(fields["type"] == "about:blank" && fields["status"] == "\(page.status.code)")
                #expect(fields["title"] == page.status.reasonPhrase && fields["detail"]?.isEmpty == false)
                #expect((fields["instance"] ?? "").count >= 16)
                #expect(!page.page.contains("inner workings") && !problem.page.contains("inner workings"))
            }
        }
    }

    @Test func `is an error in the log, unless it was only too much at once`() {
        let busy: [any Error] = [
            KeepingFailure.busy, StoreFailure.busy, StoreFailure.locked(path: "x"), StoreFailure.conflict,
        ]
        for error in busy {
            #expect(Failure.event(of: error) == .requestBusy)
        }
        for error in [Inner(), StoreFailure.full, KeepingFailure.brokenSeal] as [any Error] {
            #expect(Failure.event(of: error) == .requestFailed)
        }
    }

    @Test func `is told to a program that sends JSON, in the language of the site`() async throws {
        try await with(trusting: ["10.0.0.1"]) { client in
            let response = try await Browser(client).post(
                "/login",
                headers: [.contentType: "application/json; charset=utf-8", .forwardedHost: "bureau.localhost"])
            #expect(response.status == .unsupportedMediaType)
            #expect(try Self.problem(response)["detail"]?.contains("Le navigateur") == true)
            #expect(response.headers[.contentLanguage] == "fr")
        }
    }

    @Test func `is told to a program also where no brand is served`() async throws {
        try await with(trusting: ["10.0.0.1"]) { client in
            let headers: HTTPFields = [.accept: "application/problem+json", .forwardedHost: "elsewhere.example"]
            let response = try await Browser(client).get("/login", headers: headers)
            #expect(response.status == .misdirectedRequest)
            #expect(try Self.problem(response)["status"] == "421")
        }
    }

    @Test(arguments: [
        ("application/json", true), ("application/problem+json", true), ("application/json, text/plain, */*", true),
        ("text/html;q=0.8, application/json", true), ("TEXT/HTML;q=0.1,APPLICATION/JSON;Q=0.2", true),
        ("*/*", false), ("", false), ("text/html", false), ("text/html, application/json", false),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false),
        ("text/html, application/json;q=0.9", false), ("application/json;q=0", false), ("application/jsonx", false),
    ])
    func `is a problem where JSON is preferred to a page`(accept: String, isProblem: Bool) async throws {
        try await with { client in
            let response = try await Browser(client).get("/nowhere", headers: [.accept: accept])
            #expect((response.headers[.contentType] == "application/problem+json") == isProblem)
        }
    }

    @Test func `leads to log-in and back where only that is missing`() async throws {
        try await with { client in
            for headers in [[:], Self.json] {
                let response = try await Browser(client).get("/account/settings", headers: headers)
                #expect(response.status == .seeOther)
                #expect(response.headers[.location] == "/login?back=%2Faccount%2Fsettings")
            }
        }
    }

    @Test func `carries the headers of every answer`() async throws {
        try await with { client in
            for headers in [[:], Self.json] {
                let response = try await Browser(client).get("/broken", headers: headers)
                #expect(response.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
            }
        }
    }
}
