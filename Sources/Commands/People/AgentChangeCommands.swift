import AppConfiguration
import ArgumentParser
import SecurityQuestions
import SpokenAnswers

/// What every command about one agent has.
struct AgentOptions: ParsableArguments {
    @Argument(help: "The agent’s e-mail address.")
    var email: String
    @OptionGroup var configuration: ConfigurationOptions

    /// Does it, or throws what stood in the way.
    func change(
        in environment: any CommandEnvironment, _ configuration: Configuration,
        _ request: (AppContext) throws -> AgentChange.Request
    ) async throws -> Agent {
        let address = try EmailAddress(argument: email)
        let outcome = try await environment.with(configuration, use: .lookUp) { context in
            try await ChangeAgent(stores: context.stores).perform(try request(context), of: address)
        }
        switch outcome {
        case .changed(let agent), .unchanged(let agent): return agent
        case .refused(.disabled):
            throw CommandError(
                .badData,
                "\(address.text) has no access to the care desk: “countersign agent enable \(address.text)” gives it back."
            )
        case .refused:
            throw CommandError(.nothingFound, "There is no agent \(address.text): check the address.")
        }
    }
}

struct AgentDisableCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "End an agent’s access and log them out at once.",
        discussion: """
            EXAMPLE:
              countersign agent disable alex@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: AgentOptions

    func run(in environment: any CommandEnvironment) async throws {
        let agent = try await options.change(in: environment, try options.configuration.read()) { _ in .disable }
        Terminal.tell("\(agent.email.text) can no longer log in to the care desk.")
    }
}

struct AgentEnableCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Give an agent whose access was ended their access back.",
        discussion: """
            The password and the second factor are those of before; reset-password sends a link for another password.

            EXAMPLE:
              countersign agent enable alex@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: AgentOptions

    func run(in environment: any CommandEnvironment) async throws {
        let agent = try await options.change(in: environment, try options.configuration.read()) { _ in .enable }
        Terminal.tell("\(agent.email.text) can log in to the care desk again.")
    }
}

struct AgentSetRoleCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-role",
        abstract: "Make somebody an agent, a supervisor or an administrator; they are logged out.",
        discussion: """
            An administrator manages the agents of their brands; a supervisor unlocks, and reads the audit log. Nobody is both.

            EXAMPLE:
              countersign agent set-role alex@example.com administrator

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: AgentOptions
    @Argument(help: "agent, supervisor or administrator.")
    var role: String

    func run(in environment: any CommandEnvironment) async throws {
        let role = try Agent.Role(argument: role)
        let agent = try await options.change(in: environment, try options.configuration.read()) { _ in .role(role) }
        Terminal.tell("\(agent.email.text) is \(role == .supervisor ? "a" : "an") \(role.rawValue) at the care desk.")
    }
}

struct AgentSetBrandsCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-brands",
        abstract: "Say whose customers an agent serves; they are logged out.",
        discussion: """
            EXAMPLE:
              countersign agent set-brands alex@example.com --brand northline \\
                --brand sudline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: AgentOptions
    @Option(help: ArgumentHelp("A brand whose customers they serve; may be given several times.", valueName: "id"))
    var brand: [String]

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try options.configuration.read()
        let brands = configuration.brands
        if let unknown = brand.first(where: { brands[$0] == nil }) { throw CommandError.unknownBrand(unknown, brands) }
        let ids = brands.all.map(\.id).filter(brand.contains)
        let agent = try await options.change(in: environment, configuration) { _ in .brands(ids) }
        Terminal.tell("\(agent.email.text) serves \(agent.brands.joined(separator: ", ")).")
    }
}

struct AgentResetPasswordCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-password",
        abstract: "Mail an agent a one-time link by which they choose a new password.",
        discussion: """
            The link goes to their address, and is shown nowhere else. It works for a day; the present password goes on working
            until a new one is chosen.

            EXAMPLE:
              countersign agent reset-password alex@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: AgentOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try options.configuration.read()
        try configuration.requireMail()
        let agent = try await options.change(in: environment, configuration) { context in
            .passwordLink(
                try MailedLink(context.vault, world: context.world, lasting: MailedLink.confirmationLifetime))
        }
        Terminal.tell("A link to choose a new password is on its way to \(agent.email.text).")
        if configuration.care.publicAddress == nil {
            Terminal.tell(
                "It leads to \(configuration.careOrigin): where agents reach the care desk elsewhere, write that as “public-url” under “care” first, and run this again."
            )
        }
    }
}

extension Agent.Role {
    init(argument: String) throws {
        guard let role = Agent.Role(rawValue: argument) else {
            throw CommandError(
                .usage, "“\(argument)” is not a role: write agent, supervisor or administrator.")
        }
        self = role
    }
}
