import AppConfiguration
import ArgumentParser
import DurableFiles
import Foundation
import SecurityQuestions

struct AccountExportCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write down everything that is held about a customer, without secrets, as JSON.",
        discussion: """
            For somebody who asks what is held about them (GDPR, articles 15 and 20): the account, its people, their \
            addresses, the question (never the answer), sessions by their times, calls and what came of each attempt, \
            mails, and the entries of the audit log. Your own people are named “Customer Care”. Everybody of the account \
            is in it: hand it to its owner. The audit log tells that it was made.

            EXAMPLE:
              countersign account export NL-1001 --brand northline --to NL-1001.json

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @OptionGroup var brand: BrandOption
    @Option(
        help: ArgumentHelp(
            "A new file, which only you can read; else standard output.",
            discussion: "It appears whole or not at all, and never in the place of another one.", valueName: "file"))
    var to: String?
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        try await environment.with(configuration, use: .lookUp) { context in
            let account = try await context.accountEvenIfAltered(number, of: brand)
            guard let to else { return try await export(account, context) { try Terminal.write($0) } }
            let path = Paths.absolute(to, from: Paths.workingFolder)
            let place = DraftFile.place(of: path)
            try await Interruption.removing([place]) {
                let draft = try DraftFile(ofNew: path, at: place)
                try await export(account, context) { try draft.write($0.utf8) }
                try draft.keep()
            }
            Terminal.tell("\(path) holds what is held about \(account.number).")
        }
    }

    /// The entry comes first: it is in the export, and there if the export breaks off.
    private func export(_ account: Account, _ context: AppContext, write: @escaping (String) throws -> Void)
        async throws
    {
        let now = try await ExportAccount(stores: context.stores).begin(account.id, by: .host)
        let json = RecordJSON(now: now, write: write)
        try await AccountExport(stores: context.stores, account: account.id, json: json).perform()
    }
}
