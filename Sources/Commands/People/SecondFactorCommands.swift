import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct AgentResetSecondFactorCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-second-factor",
        abstract: "Turn off the second factor of an agent who has lost it.",
        discussion: """
            They log in with the password alone and set up a new one; where the configuration requires one, at once.

            EXAMPLE:
              countersign agent reset-second-factor alex@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The agent’s e-mail address.")
    var email: String
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let address = try EmailAddress(argument: email)
        try await environment.with(configuration, use: .lookUp) { context in
            guard let agent = try await context.stores.agent(email: address)?.agent else {
                throw CommandError(.nothingFound, "There is no agent \(address.text): check the address.")
            }
            let reset = ResetSecondFactor(stores: context.stores)
            guard case .off = try await reset.perform(of: Identity(agent), by: .host) else {
                throw CommandError.noSecondFactor(of: address)
            }
        }
        Terminal.tell("\(address.text) logs in to the care desk with the password alone.")
    }
}

struct AccountResetSecondFactorCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-second-factor",
        abstract: "Turn off the second factor of a member who has lost it; the account’s owners are told.",
        discussion: """
            EXAMPLE:
              countersign account reset-second-factor NL-1001 maud@example.com \\
                --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @Argument(help: "The member’s e-mail address.")
    var email: String
    @OptionGroup var brand: BrandOption
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let address = try EmailAddress(argument: email)
        try await environment.withAccount(number, of: brand, configuration) { context, account in
            let member = try await context.member(address, of: account)
            let reset = ResetSecondFactor(stores: context.stores)
            guard case .off = try await reset.perform(of: Identity(member), by: .host) else {
                throw CommandError.noSecondFactor(of: address)
            }
        }
        Terminal.tell("\(address.text) logs in with the password alone.")
    }
}

extension CommandError {
    fileprivate static func noSecondFactor(of address: EmailAddress) -> CommandError {
        CommandError(.nothingFound, "\(address.text) has no second factor: there is nothing to turn off.")
    }
}
