import AppConfiguration
import Foundation
import Mail
import SecurityQuestions

/// Whether mail would go out: the server is reached, secured and logged in to, without a mail.
struct MailCheck: Sendable {
    let configuration: Configuration
    let environment: any CommandEnvironment

    func look() async throws -> String {
        let held = try await held()
        guard let mail = configuration.mail else {
            return "not set up: notices and links wait; describe “mail” in the configuration\(held)"
        }
        let receipt = await (try mail.delivery()).check()
        guard receipt.outcome == .accepted else {
            throw CommandError(
                .unavailable,
                "Mail cannot be sent by \(mail.description): \(receipt.said) Correct “mail” in the configuration, or ask "
                    + "whoever runs that server; messages wait meanwhile.")
        }
        return "\(mail.description) takes mail\(held)"
    }

    /// How many messages wait or were given up.
    private func held() async throws -> String {
        guard configuration.hasDatabase else { return "" }
        let database = try environment.inspect(configuration, keys: nil)
        // One of an earlier version may have no outbox yet.
        guard database.missingMigrations.isEmpty else { return "" }
        let messages = try await database.messages(withSent: false, limit: 10_000)
        let failed = messages.count { if case .failed = $0.state { true } else { false } }
        let hold = try await database.mailHold().map { "; \($0.advice)" } ?? ""
        return messages.isEmpty
            ? hold : "; \(messages.count - failed) wait, \(failed) given up (“countersign mail list”)\(hold)"
    }
}
