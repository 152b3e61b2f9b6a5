import HummingbirdTesting
import Testing

@testable import Web

/// What the law wants people to be told stands under every page, where the brand has put it.
struct ImprintTests {
    @Test func `a page of the Office Manager links to the notices that the brand names, and to no other`() async throws
    {
        let installation = try await Installation()
        try await Portal.router(installation.services()).test(from: "127.0.0.1") { client in
            let page = try await Browser(client).get("/login").page
            #expect(
                page.contains(" · <a href=\"https://northline.example/privacy?a=1&amp;b=2\">Privacy notice</a></p>"))
            #expect(!page.contains("Legal notice"))
        }
        try await installation.close()
    }

    @Test func `a page of the care desk has none`() async throws {
        let installation = try await Installation()
        try await CareDesk.router(installation.services()).test(from: "127.0.0.1") { client in
            let page = try await Browser(client).get("/login").page
            #expect(page.contains("<form") && !page.contains("northline.example/privacy"))
        }
        try await installation.close()
    }
}
