import Foundation
import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Web

/// What a link or a form says about where to go next is followed within the site, and nowhere else (CWE-601).
@Suite struct `Where one is led` {
    private static let elsewhere = [
        "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
        "evil.example", "/\t/evil.example", "/%0d%0aLocation:%20//evil.example", "/\r\nSet-Cookie: a=b", " /", "",
        "/" + String(repeating: "x", count: 400),
    ]

    /// Home, or a path of this site that is sent on as it came.
    private static func expectLocal(_ response: TestResponse, _ back: String) {
        let location = response.headers[.location]
        let isPath = back.wholeMatch(of: /\/(?![\/\\])[!-~]*/) != nil
        #expect(response.status == .seeOther, "\(back)")
        #expect(location == "/" || location == back && isPath, "\(back)")
    }

    @Test func `by a log-in is never another site`() async throws {
        let installation = try await Installation()
        let agent = installation.world.agent(brands: [Installation.brand.id])
        _ = try await installation.token(of: agent)
        try await CareDesk.router(installation.services()).test { client in
            for back in Self.elsewhere {
                let browser = Browser(client)
                try await browser.get(Links.login)
                let form = ["email": agent.email.text, "password": "a long password", "back": back]
                Self.expectLocal(try await browser.post(Links.login, form), back)
            }
        }
        try await installation.close()
    }

    @Test func `by the language switch is never another site`() async throws {
        let installation = try await Installation()
        try await Portal.router(installation.services()).test { client in
            let browser = Browser(client)
            try await browser.get(Links.login)
            for back in Self.elsewhere {
                Self.expectLocal(try await browser.post(Links.language, ["language": "fr", "back": back]), back)
            }
        }
        try await installation.close()
    }

    @Test func `by a link to the log-in of whoever is in already is never another site`() async throws {
        let backs = ["//evil.example", "https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example"]
        let expectHome: @Sendable (Browser) async throws -> Void = { browser in
            for back in backs {
                let response = try await browser.get("\(Links.login)?back=\(back)")
                #expect(response.status == .seeOther && response.headers[.location] == "/", "\(back)")
            }
        }
        try await Installation.inTheOffice { _, browser in try await expectHome(browser) }
        try await Installation.atTheDesk { _, browser, _ in try await expectHome(browser) }
    }

    @Test(arguments: [Language.en, .fr])
    func `by the language switch is the same place in the other language`(language: Language) async throws {
        try await Installation.inTheOffice(in: language) { _, browser in
            for path in [
                "/", Links.settings, Links.activity, Links.help, "\(Links.settings)?saved", "/no-such-page",
            ] {
                for (now, other) in [(language, Self.other(language)), (Self.other(language), language)] {
                    let page = try await browser.get(path).page
                    #expect(page.contains("<html lang=\"\(now.rawValue)\""), "\(path)")
                    let back = try #require(page.firstMatch(of: /name="back" value="([^"]*)"/)?.1)
                    let form = ["language": other.rawValue, "back": String(back)]
                    let response = try await browser.post(Links.language, form)
                    #expect(response.status == .seeOther && response.headers[.location] == path, "\(path)")
                }
            }
        }
    }

    private static func other(_ language: Language) -> Language { language == .en ? .fr : .en }
}
