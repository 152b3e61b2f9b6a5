import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions
import Vault

struct RestoreCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup where the database belongs.",
        discussion: """
            Into the data folder of the configuration, where no database may be. The checksum, the schema and every row \
            are checked first. On an empty machine:

              1. Install Countersign and put the configuration in its place.
              2. Put the key ring into the data folder as “key-ring”, readable for the server’s user alone
                 (mode 0600), or its text into COUNTERSIGN_KEY_RING.
              3. countersign restore FILE
              4. countersign doctor
              5. Start the server.

            Run it as the server’s user. What was erased after the backup was made is back: erase it again.

            EXAMPLE:
              countersign restore /backups/countersign-2026-11-22.sqlite

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
              130, 143  stopped by a signal; nothing is left
            """)

    @Argument(help: "The backup; its checksum is FILE.sha256 beside it.")
    var file: String
    @Flag(help: "Restore a backup without its checksum file.")
    var withoutChecksum = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let path = Paths.absolute(file, from: Paths.workingFolder)
        let facts = try await Restoration(
            file: path, configuration: configuration, needsChecksum: !withoutChecksum, environment: environment
        ).perform()
        Terminal.tell(
            "\(configuration.database) is restored: \(facts.accounts) accounts, \(facts.lastEntry) entries of the audit log."
        )
        let ring = await environment.keyRingAtHand(configuration)
        let missing = facts.keyIDs.filter { ring?[$0] == nil }
        guard missing.isEmpty else {
            return Terminal.tell(
                "It needs the keys \(missing.joined(separator: ", ")), which are not at hand: put its key ring at "
                    + "\(configuration.keyRing) before you start the server.")
        }
        try await environment.with(configuration, use: .change) { context in
            try await RecordRestoration(stores: context.stores).perform(
                ofBackup: URL(fileURLWithPath: path).lastPathComponent, by: .host)
        }
        Terminal.tell("The key ring has every key that it needs.")
    }
}
