import AppConfiguration
import DurableFiles
import Encodings
import Foundation
import SecurityQuestions

extension AccountImportCommand {
    /// Does what was planned, and says what is in.
    func perform(
        _ plan: ImportPlan, _ brand: Brand, _ configuration: Configuration, _ environment: any CommandEnvironment
    ) async throws {
        if let report { try DraftFile.requireNew(report) }
        let invited = plan.invited
        guard mail || links != nil || invited.count <= ImportRun.portion else {
            throw CommandError(
                .usage,
                "Nothing was imported: links of more than \(ImportRun.portion) accounts are written by --links or mailed by --mail, "
                    + "so that none is lost.")
        }
        func list(_ places: some Sequence<Int>) -> InvitationList {
            InvitationList(
                places.map { (plan.file.entries[$0].new, plan.file.entries[$0].invitation) }, brand: brand,
                at: configuration.publicAddress)
        }
        var text: String?
        if json {
            text = try JSONText.pretty(list(invited).entries)
        } else if !mail, links == nil {
            text = list(invited).csv(separator.separator)
        }
        // On the disk before the first account is added: a link that cannot be written, or not any more, would be lost.
        if let links, let text {
            try save(text, in: links)
        } else if let links {
            let draft = try DraftFile(ofNew: links)
            // A portion at a time, and one without a link where nobody gets any: the header.
            for start in stride(from: 0, to: max(1, invited.count), by: ImportRun.portion) {
                let portion = list(invited[start...].prefix(ImportRun.portion))
                try draft.write(portion.csv(separator.separator, isBeginning: start == 0).utf8)
            }
            try draft.keep()
        }
        let ending = try await environment.with(configuration, use: .change) { context in
            let server = RunningServer(database: configuration.database)
            return try await ImportRun(isUpdate: update, isMailed: mail, server: server)
                .run(of: plan.file.entries.count, context) { plan.file.entries[$0].map(\.new) }
        }
        let done = ImportPlan(
            file: plan.file, steps: ending.steps + plan.steps[ending.steps.count...],
            accountsOfBrand: plan.accountsOfBrand)
        let report = ImportReport(done, done: ending.steps.count)
        // Nobody has got a link of an import that added nothing.
        if let links, ending.isSurelyOfNothing {
            try? FileManager.default.removeItem(atPath: links)
        }
        if links == nil, let text, !ending.steps.isEmpty, !(update && invited.isEmpty) { try show(text) }
        try write(report)
        if let stop = ending.stopped { throw error(stop, ending, plan) }
        tell(report, brand)
    }

    private func tell(_ report: ImportReport, _ brand: Brand) {
        let place =
            mail
            ? " Their owners are sent activation links." : links.map { " The activation links are in \($0)." } ?? ""
        let count = report.count(.added)
        let added = "\(count) \(count == 1 ? "account was" : "accounts were") added to \(brand.name)"
        guard update else { return Terminal.tell("\(added).\(place)") }
        Terminal.tell(
            "\(added), \(report.count(.changed)) changed, \(report.count(.left)) left as they are.\(count > 0 ? place : "")"
        )
    }

    /// What is in stays in.
    private func error(_ stop: ImportRun.Stop, _ ending: ImportRun.Ending, _ plan: ImportPlan) -> any Error {
        let (done, all) = (ending.steps.count, plan.file.entries.count)
        let line = done < all ? plan.file.entries[done].line : 0
        let told =
            done == 0
            ? "Nothing was imported."
            : "\(done) of \(all) rows are in; from line \(line) on none is. Run the import again with --update to go on."
        switch stop {
        case .signal: return CommandError(.stopped, "Stopped. \(told)")
        case .failure(let error):
            guard let known = CommandError(explaining: error) else { return error }
            return CommandError(known.status, known.sentences + [told])
        case .conflicts(let conflicts):
            return CommandError(.badData, plan.file.problems(conflicts).sentences(of: file) + [told])
        }
    }

    private func show(_ links: String) throws {
        do {
            try Terminal.write(links)
        } catch {
            throw CommandError(
                .inputOutput,
                "The accounts were added, but their links could not be written: make new ones with “countersign account "
                    + "invite”.")
        }
    }
}
