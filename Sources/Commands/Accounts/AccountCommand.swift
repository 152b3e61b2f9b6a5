import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract:
            "Add and change accounts and members, look an account up, invite its owner anew, close, export or erase it.",
        discussion: """
            EXAMPLE:
              countersign account import customers.csv --brand northline --links links.csv

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """,
        subcommands: [
            AccountImportCommand.self, AccountAddCommand.self, AccountShowCommand.self, AccountListCommand.self,
            AccountSearchCommand.self, AccountChangeCommand.self, AccountInviteCommand.self,
            AccountMemberCommand.self, AccountAddMemberCommand.self, AccountResetSecondFactorCommand.self,
            AccountCloseCommand.self,
            AccountReopenCommand.self, AccountExportCommand.self, AccountEraseCommand.self,
        ])
}

extension CommandError {
    static func unknownBrand(_ id: String, _ brands: Brands) -> CommandError {
        let known = brands.all.map(\.id).joined(separator: ", ")
        return CommandError(.nothingFound, "There is no brand “\(id)”: the configuration has \(known).")
    }
}
