import ArgumentParser
import Foundation

/// The program: every command, and the one place where a failure becomes an exit code.
package struct Countersign: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "countersign",
        abstract: "Checks spoken answers to security questions without anybody seeing the stored one.",
        discussion: """
            EXAMPLE:
              countersign demo --data demo
              countersign serve --config /etc/countersign/countersign.yaml

            \(ExitStatus.help(ExitStatus.allCases.filter { $0 != .ok && $0 != .usage }))
            """,
        version: ProgramVersion.text,
        subcommands: [
            ServeCommand.self, DemoCommand.self, SetupCommand.self, AccountCommand.self, AgentCommand.self,
            ClientCommand.self, WebhookCommand.self, APICommand.self, BrandCommand.self,
            QuestionCommand.self, AnswerCommand.self, MailCommand.self, KeyCommand.self, AuditCommand.self,
            DatabaseCommand.self, UpgradeCommand.self, BackupCommand.self, RestoreCommand.self, ClockCommand.self,
            PanicCommand.self,
            DoctorCommand.self, LicencesCommand.self,
        ])

    package init() {}

    /// Does what the command line says, and ends the program with an exit code where that fails.
    package static func main(in environment: any CommandEnvironment) async {
        forbidCoreFiles()
        do {
            var command = try parseAsRoot()
            if let command = command as? any EnvironmentCommand {
                try await command.run(in: environment)
            } else if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            if let error = CommandError(explaining: error) { stop(error) }
            // Help, the version, a wrong option, or the code that a command has chosen itself.
            guard exitCode(for: error) == .failure else { explain(error) }
            stop(CommandError(.defect, "Something unexpected went wrong (\(error)): please report this."))
        }
    }

    /// A core file would hold whatever was being typed and hashed, and the keys.
    private static func forbidCoreFiles() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)  // reads a local variable
    }

    private static func explain(_ error: any Error) -> Never {
        let words = Array(CommandLine.arguments.dropFirst())
        guard exitCode(for: error) == .validationFailure, let suggestion = CommandSuggestion.suggestion(for: words)
        else { exit(withError: error) }
        Terminal.tell("\(fullMessage(for: error))\n\(suggestion)")
        exit(withError: exitCode(for: error))
    }

    private static func stop(_ error: CommandError) -> Never {
        for sentence in error.sentences { Terminal.complain(sentence) }
        exit(withError: ExitCode(error.status.rawValue))
    }
}
