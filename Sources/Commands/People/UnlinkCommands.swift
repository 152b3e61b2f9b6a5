import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct AgentUnlinkCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlink",
        abstract: "Untie an agent from whom the company’s log-in means by them, and log them out.",
        discussion: """
            For when it was tied to the wrong person there, or the company has another provider. Whoever it was is refused from
            then on; the agent is tied anew at a log-in where “link-by-email” is set. A password stays.

            EXAMPLE:
              countersign agent unlink alex@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: AgentOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try options.configuration.read()
        let address = try EmailAddress(argument: options.email)
        let agent = try await environment.with(configuration, use: .lookUp) { context in
            try await context.stores.agent(email: address)?.agent
        }
        if let agent, agent.company == nil {
            throw CommandError(.nothingFound, "\(address.text) is tied to nobody at the company’s log-in.")
        }
        _ = try await options.change(in: environment, configuration) { _ in .unlink }
        Terminal.tell("\(address.text) is untied, and logged out.")
        if configuration.companyLogIn?.access.linksByEmail == false {
            Terminal.tell(
                "Nobody is tied to that address anew unless “link-by-email” is set under “care.company-log-in”.")
        }
    }
}

struct MemberUnlinkCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlink",
        abstract: "Untie one of an account’s people from whom the brand’s log-in means by them, and log them out.",
        discussion: """
            For when it was tied to the wrong person there, or the brand has another provider. Who has a password goes on with it.
            Who has none counts as invited: they are tied anew at the next log-in by a verified address, or by
            “countersign account member invite”. An account that waits for its question is whose claim names it first.

            EXAMPLE:
              countersign account member unlink NL-1001 --brand northline \\
                --email jonah@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var member: MemberOption

    func run(in environment: any CommandEnvironment) async throws {
        let outcome = try await member.find(in: environment) { context, member in
            let change = ChangePeople(stores: context.stores, keeping: context.vault, world: context.world)
            return try await change.perform(.unlink, on: member.id, of: member.account, by: .host)
        }
        guard outcome == .done else {
            throw CommandError(.nothingFound, "\(member.email) is tied to nobody at the brand’s log-in.")
        }
        Terminal.tell("\(member.email) is untied, and logged out.")
    }
}
