import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions

/// After a restoration: nothing is mailed until a person says so.
struct MailReleaseCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Let mail go that is held since a backup was restored.",
        discussion: """
            Look at “countersign mail list” first: what waits may have been mailed after the backup was made, and on a \
            machine for trying it goes to real people all the same. With --discard what waits is given up, and only what \
            happens from now on is mailed.

            EXAMPLE:
              countersign mail release --discard

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Flag(help: "Give up what waits.")
    var discard = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let waiting = try await environment.with(try configuration.read(), use: .lookUp) { context in
            try await ReleaseMail(stores: context.stores).perform(discard ? .discarded : .released, by: .host)
        }
        guard let waiting else { return Terminal.tell("No mail is held.") }
        Terminal.tell(
            "\(waiting) \(waiting == 1 ? "mail" : "mails") \(discard ? "given up" : "let go"); new mail goes out again."
        )
    }
}

extension MailHold {
    /// For whoever looks after the server.
    var advice: String {
        "mail is held since a backup was restored (\(since.formatted(.iso8601))), \(waiting) wait: look at “countersign mail "
            + "list”, then type “countersign mail release”, or “countersign mail release --discard” to give up what waits"
    }
}
