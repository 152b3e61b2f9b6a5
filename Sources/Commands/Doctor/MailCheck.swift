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
        let warnings = [hold, gainingRights].compactMap { $0 }
        return configuration.mail == nil || !warnings.isEmpty ? .warning([said] + warnings) : .ok(said)
    }

    /// What of a mail command gains rights as it runs, which the unit of systemd lets nobody do (`NoNewPrivileges`). Postfix's `sendmail`
    /// gains none itself and runs a program that does.
    private var gainingRights: String? {
        guard case .command(let command) = configuration.mail, let program = command.first else { return nil }
        let file = URL(filePath: program).resolvingSymlinksInPath()
        let beside = file.deletingLastPathComponent().appending(path: "postdrop")
        let candidates = file.lastPathComponent == "sendmail" ? [file, beside] : [file]
        return candidates.map { $0.path(percentEncoded: false) }.first(where: Self.gainsRights).map {
            "\($0) runs as its own user or group (setuid, setgid), which the unit of systemd does not allow: name a server by “mail.smtp”, "
                + "127.0.0.1:25 for the one on this machine"
        }
    }

    private static func gainsRights(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let mode = attributes?[.posixPermissions] as? Int ?? 0
        return mode & 0o6000 != 0
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
