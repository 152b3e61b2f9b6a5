import AppConfiguration
import DurableFiles
import Foundation
import SecurityQuestions

extension AccountImportCommand {
    /// Says what the import would do, and ends as it would.
    func show(_ plan: ImportPlan, _ brand: Brand) throws {
        for path in [links, report].compactMap({ $0 }) { try DraftFile.requireNew(path) }
        let report = ImportReport(plan)
        try write(report)
        if json { try Terminal.write(json: report.rows) } else { try Terminal.show(report.text) }
        let summary = report.summary(of: brand, isUpdate: update, isMailed: mail)
        guard report.isClean else { throw CommandError(.badData, summary) }
        for sentence in summary { Terminal.tell(sentence) }
    }

    /// How many rows are compared with the database at a time.
    private static let lookedAt = 5000

    /// What stands against each row. Where there is no database yet, nothing does, and none is made.
    func plan(
        of file: AccountFile, _ brand: Brand, _ configuration: Configuration,
        _ environment: any CommandEnvironment
    ) async throws -> ImportPlan {
        guard configuration.hasDatabase else {
            return ImportPlan(file: file, steps: file.entries.map { _ in .added }, accountsOfBrand: 0)
        }
        return try await environment.with(configuration, use: .lookUp) { context in
            let importing = ImportAccounts(stores: context.stores, keeping: context.vault, world: context.world)
            var steps: [AccountUpsert] = []
            while steps.count < file.entries.count {
                let portion = file.entries[steps.count...].prefix(Self.lookedAt).map(\.new)
                steps += try await importing.rehearse(portion, isUpdate: update)
            }
            return ImportPlan(
                file: file, steps: steps, accountsOfBrand: try await context.stores.count(ofBrand: brand.id))
        }
    }
}
