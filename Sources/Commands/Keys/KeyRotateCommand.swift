import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions
import Vault

struct KeyRotateCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Seal everything anew under the newest key of the ring, while the server runs.",
        discussion: """
            It works in batches beside the server and can be stopped at any moment (Ctrl-C); run again, it goes on where it \
            was. It ends when a last look has found nothing under another key, and prints what is under each.

            EXAMPLE:
              countersign key add
              countersign key rotate

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands + [.stopped]))
            """)

    @Option(help: ArgumentHelp("How many records are sealed in one transaction, 1 to 2000.", valueName: "number"))
    var batch = 300
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        guard (1...2000).contains(batch) else { throw ValidationError("--batch is a number from 1 to 2000.") }
    }

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let rotation = RotationRun(batch: batch, server: RunningServer(database: configuration.database))
        let proof = try await environment.with(configuration, use: .lookUp) { context in
            try await rotation.run(context)
        }
        try Terminal.show(proof)
    }
}
