import AppConfiguration
import Foundation
import Mail
import SecurityQuestions

/// Whether mail would go out: the server is reached, secured and logged in to, without a mail.
struct MailCheck: Sendable {
    let configuration: Configuration
    let environment: any CommandEnvironment

    func look() async throws -> Finding.Outcome {
        let database = try await database()
        let hold = try await database?.mailHold().map(\.advice)
        let said = try await service() + waiting(in: database)
        if let hold { return .warning([said, hold]) }
        return configuration.mail == nil ? .warning([said]) : .ok(said)
    }

    private func service() async throws -> String {
        guard let mail = configuration.mail else {
            return "not set up: notices and links wait; describe “mail” in the configuration"
        }
        let receipt = await (try mail.delivery()).check()
        guard receipt.outcome == .accepted else {
            throw CommandError(
                .unavailable,
                "Mail cannot be sent by \(mail.description): \(receipt.said) Correct “mail” in the configuration, or ask "
                    + "whoever runs that server; messages wait meanwhile.")
        }
        return "\(mail.description) takes mail"
    }

    /// How many messages wait or were given up.
    private func waiting(in database: (any DatabaseInspection)?) async throws -> String {
        let messages = try await database?.messages(withSent: false, limit: 10_000) ?? []
        let failed = messages.count { if case .failed = $0.state { true } else { false } }
        return messages.isEmpty
            ? "" : "; \(messages.count - failed) wait, \(failed) given up (“countersign mail list”)"
    }

    /// Nil where there is none; one of an earlier version may have no outbox yet.
    private func database() async throws -> (any DatabaseInspection)? {
        guard configuration.hasDatabase else { return nil }
        let database = try await environment.inspect(configuration, keys: nil)
        return database.missingMigrations.isEmpty ? database : nil
    }
}
