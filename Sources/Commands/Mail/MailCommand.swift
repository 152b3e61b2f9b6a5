import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "See what waits to be mailed or was given up, let it go again, try the settings.",
        discussion: """
            EXAMPLE:
              countersign mail list
              countersign mail test you@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """,
        subcommands: [
            MailListCommand.self, MailRetryCommand.self, MailReleaseCommand.self, MailTestCommand.self,
        ])
}

struct MailListCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List mails that wait or were given up, the newest first.",
        discussion: """
            EXAMPLE:
              countersign mail list --all --json

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Flag(help: "Also those that were sent in the last 90 days.")
    var all = false
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    /// More than anybody reads.
    static let most = 10_000

    func run(in environment: any CommandEnvironment) async throws {
        let (messages, hold) = try await environment.with(try configuration.read(), use: .lookUp) { context in
            (try await context.stores.messages(withSent: all, limit: Self.most), try await context.stores.mailHold())
        }
        if let hold { Terminal.tell("Note: \(hold.advice).") }
        if json { return try Terminal.write(json: messages.map(MessageReport.init)) }
        for message in messages { try Terminal.show(MessageReport(message).text) }
        if messages.isEmpty { Terminal.tell(all ? "There are no mails." : "No mail waits, and none was given up.") }
    }
}

struct MailRetryCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Let a mail that was given up, or all of them, be tried again.",
        discussion: """
            The running server tries at once. A link that is over by now is not mailed again.

            EXAMPLE:
              countersign mail retry --all

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The mail, as “countersign mail list” names it.")
    var id: String?
    @Flag(help: "All mails that were given up.")
    var all = false
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        guard (id == nil) == all else { throw ValidationError("Name one mail, or write --all.") }
    }

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let message = try id.map { text in
            guard let id = ID<Message>(text) else {
                throw CommandError(
                    .badData, "“\(text)” is not the name of a mail: copy it from “countersign mail list”.")
            }
            return id
        }
        let count = try await environment.with(configuration, use: .lookUp) { context in
            try await context.stores.retry(message)
        }
        guard count > 0 || all else {
            throw CommandError(
                .nothingFound, "No such mail was given up, or its link is over: see “countersign mail list”.")
        }
        Terminal.tell("\(count) \(count == 1 ? "mail waits" : "mails wait") for another try.")
    }
}
