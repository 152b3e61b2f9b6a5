import AppConfiguration
import ArgumentParser
import Encodings
import SecurityQuestions
import SpokenAnswers

struct AccountListCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List accounts by their numbers, with company, status, phones, language and owner.",
        discussion: """
            EXAMPLE:
              countersign account list --brand northline --limit 1000 --csv > accounts.csv

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var list: AccountListOptions

    func run(in environment: any CommandEnvironment) async throws {
        try await list.show(mentioning: nil, in: environment)
    }
}

struct AccountSearchCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "List the accounts that have a text in their number, company, phones, or an owner’s name or address.",
        discussion: """
            Capitals, accents, and the signs in numbers make no difference. It reads every account of the brands.

            EXAMPLE:
              countersign account search ellison --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The text, or at least four digits of a phone number.")
    var text: String
    @OptionGroup var list: AccountListOptions

    func validate() throws {
        if text.trimmingSpaces().isEmpty { throw ValidationError("Name a text to search for, or use “account list”.") }
    }

    func run(in environment: any CommandEnvironment) async throws {
        try await list.show(mentioning: text.trimmingSpaces(), in: environment)
    }
}

struct AccountListOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this brand, as “countersign brand list” names it.", valueName: "id"))
    var brand: String?
    @Option(help: ArgumentHelp("How many at most.", valueName: "count"))
    var limit = 100
    @Flag(help: "Print CSV with a header, for a spreadsheet.")
    var csv = false
    @OptionGroup var separator: SeparatorOption
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit is 1 or more.") }
    }

    func show(mentioning text: String?, in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        if let brand, configuration.brands[brand] == nil {
            throw CommandError.unknownBrand(brand, configuration.brands)
        }
        let brands = brand.map { [$0] } ?? configuration.brands.all.map(\.id)
        let (accounts, hasMore) = try await environment.with(configuration, use: .lookUp) { context in
            try await ListAccounts(stores: context.stores).perform(ofBrands: brands, mentioning: text, limit: limit)
        }
        if csv {
            let head = ["brand", "number", "company", "status", "phones", "language", "owner", "email"]
            try Terminal.write(CSVWriter.list([head] + accounts.map(\.cells), separator: separator.separator))
        } else {
            for listed in accounts { try Terminal.writeLine(listed.line) }
        }
        if accounts.isEmpty { Terminal.tell("There is no such account.") }
        if hasMore { Terminal.tell("There are more than these \(limit): raise --limit.") }
    }
}

extension ListedAccount {
    fileprivate var cells: [String] {
        [
            account.brand, account.number, account.company, account.status.rawValue,
            account.phones.map(\.e164).joined(separator: " / "), account.language.rawValue,
            owners.map(\.name).joined(separator: " / "), owners.map(\.email.text).joined(separator: " / "),
        ]
    }

    fileprivate var line: String {
        let owners =
            owners.isEmpty ? "no owner" : owners.map { "\($0.name) <\($0.email.text)>" }.joined(separator: ", ")
        let phones = account.phones.isEmpty ? "no phone" : account.phones.map(\.e164).joined(separator: " ")
        return "\(account.number)  \(account.company), \(account.brand), \(account.status.rawValue), \(phones), "
            + "\(account.language.rawValue), \(owners)"
    }
}
