import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions
import Web

struct AccountInviteCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Make a new activation link for an account that waits for its owner; earlier links stop working.",
        discussion: """
            Prints the link, or, with --mail, has the server mail it to the owner.

            EXAMPLE:
              countersign account invite NL-1001 --brand northline
              countersign account invite NL-1001 --brand northline --mail

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @OptionGroup var brand: BrandOption
    @Flag(help: "Print the owner and the link as JSON.")
    var json = false
    @Flag(help: "Mail the link to the owner instead of printing it.")
    var mail = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        if mail { try configuration.requireMail(orByHand: true) }
        let invitation = Invitation(environment.world)
        let (account, outcome) = try await environment.with(configuration, use: .lookUp) { context in
            let account = try await context.account(number, of: brand)
            let invite = InviteOwner(stores: context.stores, keeping: context.vault, world: context.world)
            let hash = mail ? nil : invitation.hash
            return (account, try await invite.perform(account.id, by: .host, invitation: hash))
        }
        guard case .invited(let owner) = outcome else {
            throw CommandError(
                .badData,
                "The account \(account.number) is \(account.status.rawValue): only an account that nobody has activated "
                    + "yet can be invited.")
        }
        if mail {
            return Terminal.tell("\(owner.name) is sent an activation link at \(owner.email.text).")
        }
        let new = NewAccount(account: account, owner: owner, invitation: invitation.hash)
        try InvitationList.show(new, invitation, brand: brand, at: configuration.publicAddress, json: json)
    }
}

extension CommandEnvironment {
    /// Opens the data folder for as long as there is work on one account.
    func withAccount<Result>(
        _ number: String, of brand: BrandOption, _ options: ConfigurationOptions,
        _ work: (AppContext, Account) async throws -> Result
    ) async throws -> Result {
        let configuration = try options.read()
        let brand = try brand.brand(in: configuration)
        return try await with(configuration, use: .lookUp) { context in
            try await work(context, try await context.account(number, of: brand))
        }
    }
}

extension AppContext {
    /// Throws a ``CommandError`` where the brand has no account of that number.
    func account(_ number: String, of brand: Brand) async throws -> Account {
        let found = try await stores.accounts(
            stating: [[.accountNumber(Account.key(ofNumber: number))]], brands: [brand.id], limit: 1)
        guard let account = found.first else {
            throw CommandError(.nothingFound, "\(brand.name) has no account \(number): check the number and the brand.")
        }
        return account
    }
}
