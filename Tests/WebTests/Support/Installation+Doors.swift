import HummingbirdTesting
import SecurityQuestions
import SpokenAnswers
import TestSupport

@testable import Web

/// Somebody who has logged in at one of the doors of an installation of its own.
extension Installation {
    static func inTheOffice(
        in language: Language = .en,
        _ test: @escaping @Sendable (Installation, Browser) async throws -> Void
    ) async throws {
        let installation = try await Installation()
        let token = try await installation.memberToken(language: language)
        try await Portal.router(installation.services()).test { client in
            let browser = Browser(client)
            browser.cookies["__Host-countersign"] = token.text
            try await test(installation, browser)
        }
        try await installation.close()
    }

    static func atTheDesk(
        role: Agent.Role = .agent, in language: Language = .en,
        _ test: @escaping @Sendable (Installation, Browser, Agent) async throws -> Void
    ) async throws {
        let installation = try await Installation()
        let agent = installation.world.agent(role: role, brands: [Installation.brand.id], language: language)
        let token = try await installation.token(of: agent)
        try await CareDesk.router(installation.services()).test { client in
            let browser = Browser(client)
            browser.cookies["__Host-countersign-care"] = token.text
            try await test(installation, browser, agent)
        }
        try await installation.close()
    }
}
