import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct ClockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Say that the clock is right, so that what is old is erased by it again.",
        subcommands: [ClockConfirmCommand.self])
}

struct ClockConfirmCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "Let what is old be erased by the clock again, once you have looked at it.",
        discussion: """
            Where the clock jumps while the server runs, or is more than 30 days ahead of the newest entry of the audit log when \
            the database is opened, nothing is erased by it: a wrong date would erase what nobody can bring back. Look at the \
            date of the machine first. Works beside a running server.

            EXAMPLE:
              date
              countersign clock confirm

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let outcome = try await environment.with(try configuration.read(), use: .lookUp) { context in
            try await ConfirmClock(stores: context.stores).perform(by: .host)
        }
        switch outcome {
        case .confirmed: Terminal.tell("What is old is erased by the clock again, a week after it was marked.")
        case .wasNotDoubted: Terminal.tell("The clock was not in doubt.")
        }
    }
}
