import AppConfiguration
import ArgumentParser
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
    @OptionGroup var export: ExportOption
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        try await environment.with(configuration, use: .lookUp) { context in
            let account = try await context.accountEvenIfAltered(number, of: brand)
            try await export.write(about: account.number) { try await write(account, context, $0) }
        }
    }

    /// The entry comes first: it is in the export, and there if the export breaks off.
    private func write(_ account: Account, _ context: AppContext, _ write: @escaping (String) throws -> Void)
        async throws
    {
        let (stores, id, page) = (context.stores, account.id, RecordJSON.page)
        let now = try await ExportAccount(stores: stores).begin(id, by: .host)
        guard let record = try await stores.accountRecord(of: id) else {
            throw CommandError(.nothingFound, "There is no account \(account.number) any more.")
        }
        let json = RecordJSON(now: now, write: write)
        try json.begin("account", record)
        try await json.list("calls") { try await stores.calls(of: id, after: $0, limit: page) }
        try await json.list("mails") { try await stores.mails(of: id, after: $0, limit: page) }
        try await json.list("log") { try await stores.entries(of: id, after: $0, limit: page) }
        try json.end()
    }
}
