import AppConfiguration
import ArgumentParser
import DurableFiles
import Encodings
import SecurityQuestions

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
              countersign account import customers.csv --brand northline --dry-run
              countersign account import customers.csv --brand northline --links links.csv
              countersign account import customers.csv --brand northline --mail --report report.csv

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
    @Flag(
        help: ArgumentHelp(
            "Say row by row what would be done, and do nothing: no account, mail, entry of the audit log or file of links.",
            discussion: "It ends as the import would; with --json the rows are JSON."))
    var dryRun = false
    @Option(
        help: ArgumentHelp(
            "Write what became of every row into a new file (CSV), also where the import is refused.", valueName: "file"
        ))
    var report: String?
    @OptionGroup var separator: SeparatorOption
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        if mail, links != nil || json { throw ValidationError("--mail prints no links: leave --links and --json out.") }
        if let report, report == links { throw ValidationError("--links and --report are one file: name two.") }
    }

    /// 100,000 rows are about 15 MB.
    static let largestFile = 512 << 20

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        if mail { try configuration.requireMail() }
        let reading = try reading(of: brand, environment.world)
        if dryRun { return try await rehearse(reading, brand, configuration, environment) }
        do {
            try await add(reading, brand, configuration, environment)
        } catch let problems as ImportProblems {
            if report != nil {
                try write(try await rehearsal(of: reading, configuration, environment))
            }
            throw problems.commandError(of: file)
        }
        let place =
            mail ? " Their owners are sent activation links." : links.map { " The activation links are in \($0)." }
        let count = reading.rows.count
        Terminal.tell("\(count) \(count == 1 ? "account was" : "accounts were") added to \(brand.name).\(place ?? "")")
    }

    /// Throws ``ImportProblems`` where nothing was added.
    private func add(
        _ reading: AccountFileReading, _ brand: Brand, _ configuration: Configuration,
        _ environment: any CommandEnvironment
    ) async throws {
        let accounts = try AccountFile(reading)
        // Files are written before anything is added: a link that cannot be written would be lost.
        let told = try report.map { try draft($0, of: ImportReport(reading, isAdded: true).csv(separator.separator)) }
        if mail {
            try await add(accounts, configuration, environment)
        } else {
            let list = InvitationList(
                accounts.entries.map { ($0.new, $0.invitation) }, brand: brand, at: configuration.publicAddress)
            let text = json ? try JSONText.pretty(list.entries) : list.csv(separator.separator)
            let draft = try links.map { try self.draft($0, of: text) }
            try await add(accounts, configuration, environment)
            try draft?.keep()
            if draft == nil { try show(text) }
        }
        try told?.keep()
    }

    private func draft(_ path: String, of text: String) throws -> DraftFile {
        let draft = try DraftFile(ofNew: path)
        try draft.write(text.utf8)
        try draft.finish()
        return draft
    }

    /// Writes the report that was asked for.
    func write(_ rows: ImportReport) throws {
        if let report { try draft(report, of: rows.csv(separator.separator)).keep() }
    }

    private func reading(of brand: Brand, _ world: World) throws -> AccountFileReading {
        let bytes = try FileContent.read(file, upTo: Self.largestFile)
        do {
            let reading = try AccountFileReading(bytes, brand: brand, world: world) {
                ImportProgress.tell($0, "read")
            }
            if reading.encoding != .utf8 {
                Terminal.tell(
                    "\(file) was read as \(reading.encoding.rawValue) text. Where accents come out wrong, save it as “CSV UTF-8”."
                )
            }
            for warning in reading.warnings { Terminal.tell("\(file): \(warning)") }
            return reading
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
        if case .conflicts(let conflicts) = outcome { throw accounts.problems(conflicts) }
    }
}
