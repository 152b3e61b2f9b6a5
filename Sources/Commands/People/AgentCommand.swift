import AppConfiguration
import ArgumentParser
import Encodings
import SecurityQuestions
import SpokenAnswers
import Vault

struct AgentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agent",
        abstract: "Manage the people of the care desk.",
        discussion: """
            EXAMPLE:
              countersign agent add --email alex@example.com --name "Alex Moreau" \\
                --role agent --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """,
        subcommands: [
            AgentAddCommand.self, AgentListCommand.self, AgentSetRoleCommand.self, AgentSetBrandsCommand.self,
            AgentEnableCommand.self, AgentDisableCommand.self, AgentResetPasswordCommand.self,
            AgentResetSecondFactorCommand.self, AgentLogInLinkCommand.self, AgentUnlinkCommand.self,
            AgentReviewCommand.self,
            AgentEraseCommand.self,
        ])
}

struct AgentAddCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add an agent, a supervisor or an administrator, with a password.",
        discussion: """
            The password is asked for twice, unseen, or read from standard input.

            EXAMPLE:
              countersign agent add --email alex@example.com --name "Alex Moreau" \\
                --role agent --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Option(help: "The e-mail address to log in with.")
    var email: String
    @Option(help: "The name, as the audit log tells it.")
    var name: String
    @Option(help: "agent, supervisor or administrator.")
    var role: String
    @Option(help: ArgumentHelp("A brand whose customers they serve; may be given several times.", valueName: "id"))
    var brand: [String]
    @Option(help: "The language of their pages: en or fr.")
    var language = "en"
    @Flag(help: "Read the password from the first line of standard input.")
    var passwordStdin = false
    @Flag(help: "Print the agent as JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let agent = try agent(configuration.brands, environment.world)
        let password = try PasswordPrompt(fromStandardInput: passwordStdin).password()
        try await add(agent, password: password, to: configuration, in: environment)
        if json {
            try Terminal.write(json: AgentReport(agent))
        } else {
            Terminal.tell("\(agent.name) can log in to the care desk as \(agent.email.text).")
        }
    }

    private func agent(_ brands: Brands, _ world: World) throws -> Agent {
        let address = try EmailAddress(argument: email)
        let role = try Agent.Role(argument: role)
        let language = try Language(argument: language)
        let name = try PersonName.argument(name)
        if let unknown = brand.first(where: { brands[$0] == nil }) { throw CommandError.unknownBrand(unknown, brands) }
        let ids = brands.all.map(\.id).filter(brand.contains)
        return Agent(
            id: ID(world), name: name, email: address, role: role, brands: ids, language: language)
    }
}

/// An agent as the command line tells it.
struct AgentReport: Encodable, Sendable {
    let id: String
    let name: String
    let email: String
    let role: String
    let brands: [String]
    let language: String

    init(_ agent: Agent) {
        id = agent.id.description
        name = agent.name
        email = agent.email.text
        role = agent.role.rawValue
        brands = agent.brands
        language = agent.language.rawValue
    }
}
