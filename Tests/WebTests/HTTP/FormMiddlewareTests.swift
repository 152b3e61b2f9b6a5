import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct `A form that is sent` {
    private func with(_ test: @Sendable (Browser) async throws -> Void) async throws {
        let installation = try await Installation()
        try await Portal.router(installation.services()).test { client in
            let browser = Browser(client)
            try await browser.get("/login")
            try await test(browser)
        }
        try await installation.close()
    }

    @Test func `is read where it carries this browser's token`() async throws {
        try await with { browser in
            let response = try await browser.post("/language", ["language": "fr", "back": "/login"])
            #expect(response.status == .seeOther && response.headers[.location] == "/login")
        }
    }

    @Test func `is refused with another browser's token, or none`() async throws {
        try await with { browser in
            let right = browser.token
            for token in ["", "x", String(right.dropLast()), String(right.reversed())] {
                browser.token = token
                let response = try await browser.post("/language", ["language": "fr"])
                #expect(response.status == .forbidden)
            }
        }
    }

    @Test func `is refused where another site has sent it`() async throws {
        try await with { browser in
            for (site, status) in [("cross-site", 403), ("same-origin", 303), ("none", 303)] {
                let response = try await browser.post("/language", ["language": "fr"], headers: [.secFetchSite: site])
                #expect(response.status.code == status)
            }
        }
    }

    @Test(arguments: ["application/json", "multipart/form-data; boundary=x", "text/plain"])
    func `is refused where it is no form`(type: String) async throws {
        try await with { browser in
            let response = try await browser.post("/language", ["language": "fr"], headers: [.contentType: type])
            #expect(response.status == .unsupportedMediaType)
        }
    }

    @Test func `may be so long and no longer`() async throws {
        try await with { browser in
            let long = ["language": "fr", "back": String(repeating: "x", count: Form.largest)]
            let response = try await browser.post("/language", long)
            #expect(response.status == .contentTooLarge)
        }
    }

    @Test func `is let go of where it does not arrive in time`() async throws {
        let installation = try await Installation()
        let services = installation.services()
        let router = Router(context: WebContext.self)
        router.add(middleware: EndlessBody())
        router.add(middleware: ErrorMiddleware())
        router.add(middleware: SiteMiddleware(sites: .portal(services), proxies: services.proxies))
        router.add(middleware: SessionMiddleware(services: services))
        router.add(middleware: LanguageMiddleware())
        router.add(middleware: FormMiddleware(patience: .milliseconds(100)))
        router.post("/form") { _, _ in Response(status: .ok) }
        let start = ContinuousClock.now
        let status = try await router.test { try await Browser($0).post("/form").status }
        #expect(status == .requestTimeout && start.duration(to: .now) < .seconds(5))
        try await installation.close()
    }
}

/// A body of which nothing ever arrives.
private struct EndlessBody: RouterMiddleware {
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var request = request
        let (bytes, sender) = AsyncStream.makeStream(of: ByteBuffer.self)
        request.body = RequestBody(asyncSequence: bytes)
        defer { sender.finish() }
        return try await next(request, context)
    }
}
