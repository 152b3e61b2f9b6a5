import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct AccountCloseCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close an account: nobody logs in to it or is checked for it any more.",
        discussion: """
            Ends its people’s sessions, calls under way, links that were mailed and its support code. Nothing is erased: \
            “account reopen” takes it back; “account erase” is the next step. Works beside a running server.

            EXAMPLE:
              countersign account close NL-1001 --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @OptionGroup var brand: BrandOption
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let account = try await environment.withAccount(number, of: brand, configuration) { context, account in
            let close = CloseAccount(stores: context.stores)
            guard case .closed = try await close.perform(account.id, by: .host) else {
                throw CommandError(.badData, "The account \(account.number) is closed already.")
            }
            return account
        }
        Terminal.tell("\(account.number) (\(account.company)) is closed.")
    }
}

struct AccountReopenCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Open a closed account again.",
        discussion: """
            It is active again where its owner had activated it; else it waits for that, and “account invite” makes a new \
            link. Works beside a running server.

            EXAMPLE:
              countersign account reopen NL-1001 --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @OptionGroup var brand: BrandOption
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let account = try await environment.withAccount(number, of: brand, configuration) { context, account in
            let reopen = ReopenAccount(stores: context.stores)
            guard case .reopened = try await reopen.perform(account.id, by: .host) else {
                throw CommandError(
                    .badData, "The account \(account.number) is \(account.status.rawValue), not closed: nothing to do.")
            }
            return try await context.stores.account(account.id) ?? account
        }
        Terminal.tell("\(account.number) (\(account.company)) is \(account.status.rawValue) again.")
    }
}
