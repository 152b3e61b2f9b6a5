import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct AuditVouchCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "vouch",
        abstract: "Confirm a public key of this log that was retired before keys vouched for each other.",
        discussion: """
            Needed once for each key that a version without this command has retired: “audit verify” names it. Compare it with the \
            public key that you kept when it signed; where you kept none, nobody can tell any more whose it was. \
            What it has signed until now is taken for ours from then on.

            EXAMPLE:
              countersign audit vouch 9f86d0…

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The public key, 64 digits.")
    var publicKey: String
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let key = try AuditCommand.key(publicKey)
        try await environment.with(configuration, use: .lookUp) { context in
            do {
                _ = try await context.verifyAudit(configuration, trusting: [key])
            } catch let fault as AuditFault {
                throw fault.commandError
            }
            try await VouchForKey(stores: context.stores).perform(key, by: .host)
            try await context.signAudit(configuration)
        }
        Terminal.tell("The key is vouched for.")
    }
}
