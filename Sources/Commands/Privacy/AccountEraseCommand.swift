import AppConfiguration
import ArgumentParser
import DurableFiles
import Encodings
import Foundation
import SecurityQuestions

struct AccountEraseCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase closed accounts and everything about their people, with a receipt.",
        discussion: """
            Deletes every row about an account, takes its values out of the audit log (which stays a whole chain), writes \
            the database anew, and looks for what was erased in its files. It cannot be undone. Works beside a running \
            server; writers wait while the database is written anew, which takes as much memory as the database is large.

            It does not reach backups that were made before, mails that were delivered, or the logs of proxies and mail \
            servers: see docs/privacy.md.

            EXAMPLE:
              countersign account erase NL-1001 --brand northline \\
                --receipt NL-1001-erased.json
              countersign account erase --closed-before 2026-01-31 --brand northline --yes

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands + [.defect]))
            """)

    @Argument(help: "The account numbers.")
    var numbers: [String] = []
    @OptionGroup var brand: BrandOption
    @Option(
        help: ArgumentHelp(
            "Instead of numbers: every account of the brand that was closed before this day (UTC).",
            valueName: "YYYY-MM-DD"))
    var closedBefore: String?
    @Flag(help: "Also accounts that are not closed.")
    var evenIfOpen = false
    @Flag(
        help: "Erase no account: only write the database anew and empty its log, where that failed after an erasure.")
    var rewrite = false
    @Flag(help: "Do not ask, as scripts need it.")
    var yes = false
    @Option(help: ArgumentHelp("A new file for the receipt; else it is printed.", valueName: "file"))
    var receipt: String?
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        guard [!numbers.isEmpty, closedBefore != nil, rewrite].count(where: \.self) == 1 else {
            throw ValidationError("Name accounts, or write --closed-before with a day, or --rewrite.")
        }
    }

    func run(in environment: any CommandEnvironment) async throws {
        let day = try closedBefore.map(Self.day)
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        if rewrite { return try await writeAnew(configuration, environment) }
        // Before anything is erased it must be sure that the receipt can be written.
        let draft = try receipt.map {
            try DraftFile(ofNew: Paths.absolute($0, from: Paths.workingFolder))
        }
        try await environment.with(configuration, use: .lookUp) { context in
            let run = ErasureRun(
                context: context, brand: brand, evenIfOpen: evenIfOpen, stream: configuration.auditStream)
            let chosen =
                if let day { try await run.accounts(closedBefore: day) } else { try await run.accounts(numbers) }
            guard !chosen.isEmpty else {
                return Terminal.tell("No account of \(brand.name) was closed before that day.")
            }
            if !yes { try confirm(chosen.map(\.account)) }
            let (receipt, failure) = try await run.perform(chosen)
            try deliver(receipt, draft)
            Terminal.tell(
                "\(receipt.accounts.count) \(receipt.accounts.count == 1 ? "account is" : "accounts are") erased.")
            if let failure { throw failure }
            if let error = receipt.commandError { throw error }
        }
    }

    private func writeAnew(_ configuration: Configuration, _ environment: any CommandEnvironment) async throws {
        let log = try await environment.with(configuration, use: .lookUp) {
            try await FileOnly.compacting.require($0).compact()
        }
        guard log == .emptied else {
            throw CommandError(.unavailable, "The database is written anew, but somebody kept reading: try again.")
        }
        Terminal.tell("The database is written anew, and its log is empty.")
    }

    private func deliver(_ receipt: ErasureReceipt, _ draft: DraftFile?) throws {
        guard let draft else { return try Terminal.write(json: receipt) }
        try draft.write(JSONText.pretty(receipt).utf8)
        try draft.keep()
    }

    private func confirm(_ accounts: [Account]) throws {
        try Terminal.confirmErasure(
            of: accounts.count == 1 ? "it" : "them",
            accounts.map { "\($0.number)  \($0.company), \($0.status.rawValue)" })
    }

    private static func day(_ text: String) throws -> Date {
        guard let day = try? Date(text, strategy: .iso8601.year().month().day()) else {
            throw CommandError(.usage, "“\(text)” is not a day: write it as 2026-01-31.")
        }
        return day
    }
}
