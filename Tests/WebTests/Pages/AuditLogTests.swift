import HummingbirdTesting
import SecurityQuestions
import SpokenAnswers
import Testing

@testable import Web

@Suite struct `The audit log as a supervisor reads it` {
    /// What an operator does about a client was not done by it.
    @Test func `tells an operator from the client that they have changed`() async throws {
        for (language, words) in [
            (.en, ["about client “crm”", "Added: crm.northline.example"]),
            (.fr, ["au sujet du programme «\u{a0}crm\u{a0}»", "Ajout\u{a0}: crm.northline.example"]),
        ] as [(Language, [String])] {
            try await Installation.atTheDesk(role: .supervisor, in: language) { installation, browser, agent in
                _ = try await APIDesk.addClient("crm", for: [agent], to: installation)
                let mark = try #require(ClientCertificate.Mark("crm.northline.example"))
                _ = try await installation.store.change("crm", .bind(mark), by: .host)
                let text = try await browser.get("\(Links.auditLog)?kind=\(AuditEvent.Kind.clientChanged.rawValue)")
                    .page
                for word in words { #expect(text.contains(word), "\(word)") }
                #expect(!text.contains("by client") && !text.contains("par le programme"))
            }
        }
    }
}
