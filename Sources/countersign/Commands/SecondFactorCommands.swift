import ArgumentParser
import SecurityQuestions

struct AgentResetSecondFactorCommand: AsyncParsableCommand {
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

    func run() async throws {
        let configuration = try configuration.read()
        let address = try EmailAddress(argument: email)
        try await Composition.with(configuration, use: .lookUp) { backstage in
            guard let agent = try await backstage.stores.agent(email: address)?.agent else {
                throw Complaint(.nothingFound, "There is no agent \(address.text): check the address.")
            }
            let reset = ResetSecondFactor(stores: backstage.stores, world: backstage.world)
            guard case .off = try await reset.perform(of: Identity(agent), by: .host) else {
                throw Complaint.noSecondFactor(of: address)
            }
        }
        Terminal.tell("\(address.text) logs in to the care desk with the password alone.")
    }
}

struct AccountResetSecondFactorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-second-factor",
        abstract: "Turn off the second factor of a member who has lost it; the account’s owners are told.",
        discussion: """
            EXAMPLE:
              countersign account reset-second-factor NL-1001 maud@example.com --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @Argument(help: "The member’s e-mail address.")
    var email: String
    @OptionGroup var brand: BrandOption
    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        let address = try EmailAddress(argument: email)
        try await Composition.with(configuration, use: .lookUp) { backstage in
            let account = try await backstage.account(number, of: brand)
            let members = try await backstage.stores.members(of: account.id)
            guard let member = members.first(where: { $0.email == address }) else {
                throw Complaint(
                    .nothingFound, "The account \(account.number) has no member \(address.text): check the address.")
            }
            let reset = ResetSecondFactor(stores: backstage.stores, world: backstage.world)
            guard case .off = try await reset.perform(of: Identity(member), by: .host) else {
                throw Complaint.noSecondFactor(of: address)
            }
        }
        Terminal.tell("\(address.text) logs in with the password alone.")
    }
}

extension EmailAddress {
    fileprivate init(argument text: String) throws {
        guard let address = EmailAddress(text) else {
            throw Complaint(.badData, "“\(text)” is not an e-mail address: write it as name@example.com.")
        }
        self = address
    }
}

extension Complaint {
    fileprivate static func noSecondFactor(of address: EmailAddress) -> Complaint {
        Complaint(.nothingFound, "\(address.text) has no second factor: there is nothing to turn off.")
    }
}
