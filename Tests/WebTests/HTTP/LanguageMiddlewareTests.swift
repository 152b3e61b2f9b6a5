import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import SpokenAnswers
import Testing

@testable import Web

@Suite struct `The language of an answer` {
    private static func language(_ response: TestResponse) -> String? {
        response.page.firstMatch(of: /<html lang="(..)">/).map { String($0.1) }
    }

    @Test func `the saved choice goes before the browser's, which goes before the host's`() async throws {
        let installation = try await Installation()
        let member = try await installation.memberToken(language: .fr).text
        try await Portal.router(installation.services()).test { client in
            let browser = Browser(client)
            let french: HTTPFields = [.acceptLanguage: "fr"]
            let unasked = try await browser.get("/login", headers: french)
            #expect(Self.language(unasked) == "en")
            for (cookie, language) in [("fr", "fr"), ("xx", "en"), ("en", "en")] {
                browser.cookies["__Host-countersign-language"] = cookie
                let chosen = try await browser.get("/login")
                #expect(Self.language(chosen) == language)
            }
            browser.cookies["__Host-countersign"] = member
            let saved = try await browser.get("/")
            #expect(Self.language(saved) == "fr")
        }
        try await installation.close()
    }

    @Test(arguments: [("fr-CA,fr;q=0.9", "fr"), ("de, fr;q=0.2, en;q=0.1", "fr"), ("de", "en"), ("", "en")])
    func `at the care desk a visitor's browser decides`(header: String, language: String) async throws {
        let installation = try await Installation()
        try await CareDesk.router(installation.services()).test { client in
            let response = try await Browser(client).get("/login", headers: [.acceptLanguage: header])
            #expect(Self.language(response) == language)
        }
        try await installation.close()
    }
}
