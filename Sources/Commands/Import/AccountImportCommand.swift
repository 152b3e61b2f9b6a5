import AppConfiguration
import ArgumentParser
import DurableFiles
import Encodings
import SecurityQuestions

struct AccountImportCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Add every account of a file, or, where a row is wrong, none; with --update also change those that are in.",
        discussion: """
            The file is text with commas, semicolons or tabs between fields, as spreadsheets write it; UTF-8, UTF-16, \
            Windows-1252, Mac Roman and code page 850 are recognised. Its first line names the columns, in any order, in \
            English or French: \(ImportHeader.names). Several phone numbers in one field have “ /” or “|” between them; the \
            field may be empty. The language is en or fr, or as people write it: English, anglais, fr-CA. One person may own \
            several accounts: where an address is in more than one row, or is known already, it has one log-in for all of them.

            With --update an account that is in already is changed to what its row says of company, phones, owner’s name and \
            language, or left where that is so; an empty field of phones leaves them. Owners and administrators of activated \
            accounts are told by mail. No file changes the e-mail address, role, password, second factor or right to call of \
            a person who has activated an account: see “countersign account member set-email”.

            Rows are written \(ImportRun.portion) at a time, so that a running server can write between them. Each portion is \
            in as a whole or not at all. An import that was stopped goes on when it is run again with --update.

            EXAMPLE:
              countersign account import customers.csv --brand northline --dry-run
              countersign account import customers.csv --brand northline --links links.csv
              countersign account import customers.csv --brand northline --mail \\
                --report report.csv
              countersign account import customers.csv --brand northline --update --dry-run

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands + [.stopped]))
            """)

    @Argument(help: "The file of accounts.")
    var file: String
    @OptionGroup var brand: BrandOption
    @Flag(help: "Change the accounts that are in already to what the file says of them.")
    var update = false
    @Option(
        help: ArgumentHelp(
            "Agree to so many changes, where they are more than 1 % of the brand’s accounts.", valueName: "count"))
    var yes: Int?
    @Option(
        help: ArgumentHelp(
            "Write the activation links into a new file that only you can read, instead of printing them; more than \(ImportRun.portion) are not printed.",
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
        if yes != nil, !update { throw ValidationError("--yes agrees to changes: it goes with --update.") }
    }

    /// 100,000 rows are about 15 MB.
    static let largestFile = 512 << 20

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        if mail { try configuration.requireMail(orByHand: true) }
        let plan = try await plan(of: accounts(of: brand, environment.world), brand, configuration, environment)
        if dryRun { return try show(plan, brand) }
        do {
            let accounts = try plan.file.checked()
            if !plan.conflicts.isEmpty { throw accounts.problems(plan.conflicts) }
        } catch let problems as ImportProblems {
            try write(ImportReport(plan))
            throw problems.commandError(of: file)
        }
        try requireConsent(to: plan, of: brand)
        try await perform(plan, brand, configuration, environment)
    }

    private func requireConsent(to plan: ImportPlan, of brand: Brand) throws {
        if let yes, yes != plan.changed {
            throw CommandError(
                .usage,
                "Nothing was imported: --yes agrees to \(yes) changes, and there are \(plan.changed). Look at them with --dry-run."
            )
        }
        guard plan.needsConsent, yes == nil else { return }
        throw CommandError(.usage, "Nothing was imported. \(ImportReport(plan).consent(of: brand))")
    }

    /// Writes the report that was asked for.
    func write(_ rows: ImportReport) throws {
        guard let report else { return }
        try save(rows.csv(separator.separator), in: report)
    }

    /// Writes a new file, on the disk when this returns.
    func save(_ text: String, in path: String) throws {
        let draft = try DraftFile(ofNew: path)
        try draft.write(text.utf8)
        try draft.keep()
    }

    private func accounts(of brand: Brand, _ world: World) throws -> AccountFile {
        let bytes = try FileContent.read(file, upTo: Self.largestFile)
        do {
            let accounts = try AccountFile(bytes, brand: brand, world: world, progress: ImportProgress.tellRead)
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
}
