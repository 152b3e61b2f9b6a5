import AppConfiguration
import ArgumentParser
import DurableFiles
import Encodings
import Foundation
import SecurityQuestions
import Synchronization

struct AccountImportCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add every account of a file, or, where a row is wrong, none.",
        discussion: """
            The file is text with commas, semicolons or tabs between fields, as spreadsheets write it; UTF-8, UTF-16, \
            Windows-1252, Mac Roman and code page 850 are recognised. Its first line names the columns, in any order, in \
            English or French: \(ImportHeader.names). Several phone numbers in one field have “ /” or “|” between them; the \
            field may be empty. The language is en or fr, or as people write it: English, anglais, fr-CA.

            EXAMPLE:
              countersign account import customers.csv --brand northline --links links.csv
              countersign account import customers.csv --brand northline --mail

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The file of accounts.")
    var file: String
    @OptionGroup var brand: BrandOption
    @Option(
        help: ArgumentHelp(
            "Write the activation links into a new file that only you can read, instead of printing them.",
            valueName: "file"))
    var links: String?
    @Flag(help: "Print or write the links as JSON instead of CSV.")
    var json = false
    @Flag(help: "Mail the links to the owners instead of printing or writing them.")
    var mail = false
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        if mail, links != nil || json { throw ValidationError("--mail prints no links: leave --links and --json out.") }
    }

    /// 100,000 rows are about 15 MB.
    static let largestFile = 512 << 20

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        if mail { try configuration.requireMail() }
        let accounts = try accounts(of: brand, environment.world)
        if mail {
            try await add(accounts, configuration, environment)
        } else {
            try await addAndShow(accounts, brand, configuration, environment)
        }
        let place =
            mail ? " Their owners are sent activation links." : links.map { " The activation links are in \($0)." }
        let count = accounts.entries.count
        Terminal.tell("\(count) \(count == 1 ? "account was" : "accounts were") added to \(brand.name).\(place ?? "")")
    }

    private func addAndShow(
        _ accounts: AccountFile, _ brand: Brand, _ configuration: Configuration, _ environment: any CommandEnvironment
    ) async throws {
        let list = InvitationList(
            accounts.entries.map { ($0.new, $0.invitation) }, brand: brand, at: configuration.publicAddress)
        let text = json ? try JSONText.pretty(list.entries) : list.csv
        // Written before anything is added: a link that cannot be written would be lost.
        let draft = try links.map { try DraftFile(ofNew: $0) }
        try draft?.write(text.utf8)
        try draft?.finish()
        try await add(accounts, configuration, environment)
        try draft?.keep()
        if draft == nil { try show(text) }
    }

    private func accounts(of brand: Brand, _ world: World) throws -> AccountFile {
        let bytes = try FileContent.read(file, upTo: Self.largestFile)
        do {
            let accounts = try AccountFile(bytes, brand: brand, world: world) { ImportProgress.tell($0, "read") }
            if accounts.encoding != .utf8 {
                Terminal.tell(
                    "\(file) was read as \(accounts.encoding.rawValue) text. Where accents come out wrong, save it as “CSV UTF-8”."
                )
            }
            for warning in accounts.warnings { Terminal.tell("\(file): \(warning)") }
            return accounts
        } catch {
            throw error.commandError(of: file)
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

    private func add(
        _ accounts: AccountFile, _ configuration: Configuration, _ environment: any CommandEnvironment
    ) async throws {
        let added = ImportProgress()
        let outcome = try await environment.with(configuration, use: .change) { context in
            try await ImportAccounts(stores: context.stores, keeping: context.vault, world: context.world)
                .perform(accounts.entries.map(\.new), isMailed: mail, by: .host, note: added.step)
        }
        if case .conflicts(let conflicts) = outcome { throw accounts.problems(conflicts).commandError(of: file) }
    }
}

/// Tells every ten thousand rows that the program is at work.
final class ImportProgress: Sendable {
    private let count = Mutex(0)

    func step() {
        let count = count.withLock { count in
            count += 1
            return count
        }
        Self.tell(count, "added")
    }

    static func tell(_ count: Int, _ what: String) {
        if count.isMultiple(of: 10_000) { Terminal.tell("\(count) rows \(what) …") }
    }
}
