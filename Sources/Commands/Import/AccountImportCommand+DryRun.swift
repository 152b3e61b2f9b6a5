import AppConfiguration
import DurableFiles
import Foundation
import SecurityQuestions

extension AccountImportCommand {
    /// Says what the import would do, and ends as it would.
    func rehearse(
        _ reading: AccountFileReading, _ brand: Brand, _ configuration: Configuration,
        _ environment: any CommandEnvironment
    ) async throws {
        for path in [links, report].compactMap({ $0 }) { try DraftFile.requireNew(path) }
        let report = try await rehearsal(of: reading, configuration, environment)
        try write(report)
        if json { try Terminal.write(json: report.rows) } else { try Terminal.show(report.text) }
        let summary = report.summary(of: brand, isMailed: mail)
        guard report.isClean else { throw CommandError(.badData, summary) }
        for sentence in summary { Terminal.tell(sentence) }
    }

    /// What stands against each row. Where there is no database yet, nothing does, and none is made.
    func rehearsal(
        of reading: AccountFileReading, _ configuration: Configuration, _ environment: any CommandEnvironment
    ) async throws -> ImportReport {
        guard FileManager.default.fileExists(atPath: configuration.database) else { return ImportReport(reading) }
        let conflicts = try await environment.with(configuration, use: .lookUp) { context in
            try await ImportAccounts(stores: context.stores, keeping: context.vault, world: context.world)
                .rehearse(reading.entries.map(\.new))
        }
        return ImportReport(reading, conflicts: conflicts)
    }
}
