import AppConfiguration
import ArgumentParser
import SecurityQuestions
import SpokenAnswers

struct AgentEraseCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase the name and address of somebody who no longer works at the care desk.",
        discussion: """
            Their access must have ended. Name, address, password, second factor, sessions and mails go; in the audit log their \
            name, address and network addresses go, which stays a whole chain. Calls and figures stay, of somebody without a name. \
            The database is written anew and its files are searched. It cannot be undone, and does not reach backups that were \
            made before, nor mails that were delivered: see docs/privacy.md.

            EXAMPLE:
              countersign agent disable alex@example.com
              countersign agent erase alex@example.com --yes

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands + [.defect]))
            """)

    @Argument(help: "The agent’s e-mail address.")
    var email: String
    @Flag(help: "Do not ask, as scripts need it.")
    var yes = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let address = try EmailAddress(argument: email)
        let configuration = try configuration.read()
        if !yes { try Terminal.confirmErasure(of: address.text) }
        try await environment.with(configuration, use: .lookUp) { context in
            let erase = EraseAgent(stores: context.stores, keeping: context.vault, world: context.world)
            switch try await erase.perform(address, by: .host) {
            case .unknownAgent:
                throw CommandError(.nothingFound, "There is no agent \(address.text): check the address.")
            case .hasAccess:
                throw CommandError(
                    .badData,
                    "\(address.text) has access to the care desk: “countersign agent disable \(address.text)” ends it first."
                )
            case .erased(let values, let traces):
                try await context.prove(
                    erasureOf: address.text, values, traces, brand: configuration.brands.all[0].id)
            }
        }
    }
}
