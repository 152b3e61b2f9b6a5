import Foundation
import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

@testable import Web

/// A log-in ends by itself, and not without a word.
@Suite struct `The end of a log-in` {
    private func inTheOffice(_ test: @escaping @Sendable (Installation, Browser) async throws -> Void) async throws {
        let installation = try await Installation()
        let token = try await installation.memberToken(language: .en)
        try await Portal.router(installation.services()).test { client in
            let browser = Browser(client)
            browser.cookies["__Host-countersign"] = token.text
            try await test(installation, browser)
        }
        try await installation.close()
    }

    private func idle(_ response: TestResponse) throws -> Int {
        let match = try #require(response.page.firstMatch(of: /"idle":([0-9]+),"longest":([0-9]+)/))
        return try #require(Int(match.1))
    }

    @Test func `is told on every page of whoever is logged in, and on no other`() async throws {
        try await inTheOffice { _, browser in
            for path in [Links.home, Links.settings, Links.help] {
                let page = try await browser.get(path).page
                #expect(page.contains("<dialog class=\"ending\"") && page.contains("data-longest=\"43"), "\(path)")
                #expect(
                    page.contains("<noscript><p class=\"wide quiet\">You are logged out after 30 minutes"), "\(path)")
            }
            browser.cookies["__Host-countersign"] = nil
            #expect(try await !browser.get(Links.login).page.contains("class=\"ending\""))
            #expect(try await browser.get(Links.loginTime).status == .forbidden)
        }
    }

    @Test func `does not move when a script asks for it, and does when somebody stays`() async throws {
        try await inTheOffice { installation, browser in
            try await browser.get(Links.home)
            installation.world.advance(by: 28 * 60)
            for _ in 0..<2 { #expect(try await (100...130).contains(idle(browser.get(Links.loginTime)))) }
            #expect(try await idle(browser.post(Links.loginTime)) == 30 * 60)
        }
    }

    @Test func `cannot be put off by another site`() async throws {
        try await inTheOffice { installation, browser in
            try await browser.get(Links.home)
            installation.world.advance(by: 28 * 60)
            #expect(try await browser.post(Links.loginTime, ["token": "made-up"]).status == .forbidden)
        }
    }

    @Test func `is given as the reason where one logs in again, and to nobody else`() async throws {
        try await inTheOffice { installation, browser in
            try await browser.get(Links.settings)
            installation.world.advance(by: 31 * 60)
            #expect(try await browser.get(Links.loginTime).status == .forbidden)
            let response = try await browser.get(Links.settings)
            let login = try #require(response.headers[.location])
            #expect(try await browser.get(login).page.contains("Your log-in has ended: after 30 minutes"))
            browser.cookies["__Host-countersign"] = nil
            let page = try await browser.get(login).page
            #expect(!page.contains("Your log-in has ended") && page.contains("Please log in."))
        }
    }
}
