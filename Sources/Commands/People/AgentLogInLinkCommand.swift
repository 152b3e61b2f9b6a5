import AppConfiguration
import ArgumentParser
import SecurityQuestions
import Web

struct AgentLogInLinkCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "log-in-link",
        abstract: "Make a one-time link by which an agent logs in, for when the company’s log-in cannot be reached.",
        discussion: """
            The link is printed and shown nowhere else: hand it over yourself. It works once, for 15 minutes; an earlier one stops
            working. A second factor set up here is asked for all the same. Making it and using it are recorded.

            EXAMPLE:
              countersign agent log-in-link alex@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The agent’s e-mail address.")
    var email: String
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let address = try EmailAddress(argument: email)
        let link = try await environment.with(configuration, use: .lookUp) { context in
            try await LogInByLink(stores: context.stores, world: context.world).make(for: address, by: .host)
        }
        guard let link else {
            throw CommandError(
                .nothingFound,
                "There is no agent \(address.text) with access: check the address, or run “countersign agent list”.")
        }
        try Terminal.writeLine(configuration.careOrigin + MailedPaths.logIn(link))
        Terminal.tell("It logs \(address.text) in once, within 15 minutes.")
    }
}
