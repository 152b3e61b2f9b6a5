import Foundation
import HTTPTypes
import HummingbirdTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import Web

@Suite struct `Hashing is shared out` {
    @Test func `five support codes in ten minutes, and then the time to come again`() async throws {
        let installation = try await Installation()
        let token = try await installation.memberToken()
        try await Portal.router(installation.services()).test { client in
            let browser = Browser(client)
            browser.cookies[SiteCookies.portal.session] = token.text
            try await browser.get("/support-code")
            var statuses: [Int] = []
            for _ in 0..<60 {
                let response = try await browser.post("/support-code", ["key": UUID().uuidString, "dialled": "yes"])
                statuses.append(response.status.code)
                if response.status == .tooManyRequests {
                    #expect(response.headers[.retryAfter].flatMap { Int($0) }.map { (1...601).contains($0) } == true)
                }
            }
            #expect(statuses == Array(repeating: 303, count: 5) + Array(repeating: 429, count: 55))
        }
        try await installation.close()
    }
}
