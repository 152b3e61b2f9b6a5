import AppConfiguration
import SecurityQuestions

/// Whether the sink of the audit log would take it: it is reached, and is who it should be. Nothing is handed over.
struct StreamCheck: Sendable {
    let settings: AuditStreamSettings

    func look() async throws -> Finding.Outcome {
        let sink: any AuditSink
        do {
            sink = try settings.sink()
        } catch let error as CommandError {
            throw error
        } catch {
            throw CommandError(
                .configuration,
                "The files that audit.stream names cannot be used (\(error)): correct audit.stream.ca-file.")
        }
        do {
            try await sink.greet()
        } catch {
            throw CommandError(
                .unavailable,
                "The audit log cannot be streamed (\(settings.description)): \(error). Correct “audit.stream”, or ask whoever runs "
                    + "that server; entries wait in the log meanwhile.")
        }
        let said = "\(settings.description) takes connections"
        return settings.isClear
            ? .warning([
                "\(said). It is told names, addresses and details (identifiers: clear): erase them there as well."
            ])
            : .ok(said)
    }
}
