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
              5. countersign mail release
              6. Start the server.

            Run it as the server’s user. Sessions, known browsers, support codes, calls, links and unfinished activations of \
            the backup are ended, and no mail goes out until step 5. What was revoked or erased after the backup was made is \
            back: --newer counts it; revoke and erase it again.

            EXAMPLE:
              countersign restore /backups/countersign-2026-11-22.sqlite

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
              130, 143  stopped by a signal; nothing is left
            """)

    @Argument(help: "The backup; its checksum is FILE.sha256 beside it.")
    var file: String
    @Flag(help: "Restore a backup without its checksum file.")
    var withoutChecksum = false
    @Option(help: "The database that was moved aside: what was revoked in it since the backup is counted.")
    var newer: String?
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        try FileOnly.restore.require(configuration)
        let path = Paths.absolute(file, from: Paths.workingFolder)
        let restoration = Restoration(
            file: path, configuration: configuration, needsChecksum: !withoutChecksum, environment: environment)
        let (facts, ends) = try await restoration.perform()
        Terminal.tell(
            "\(configuration.database) is restored: \(facts.accounts) accounts, \(facts.lastEntry) entries of the audit log. "
                + "The key ring has every key that it needs.")
        Terminal.tell(
            "Ended, since any of it may have been revoked or used after the backup was made: \(ends.text). Everybody logs in "
                + "again; invite again who had not finished, with “countersign account invite”.")
        try tellRevoked(since: facts.lastEntry, environment)
        if let hold = try await environment.with(configuration, use: .change, { try await $0.stores.mailHold() }) {
            Terminal.tell("Next: \(hold.advice).")
        }
    }

    /// The newer log is the only one that knows.
    private func tellRevoked(since last: Int64, _ environment: any CommandEnvironment) throws {
        guard let newer else {
            return Terminal.tell(
                "What was revoked after the backup was made is good again: agents that were disabled, passwords, answers and "
                    + "addresses of before, second factors, used recovery codes, accounts that were closed or erased. With "
                    + "--newer and the database that was moved aside, restore counts them.")
        }
        var revoked = RevokedSince(after: last)
        try environment.readAuditLog(inCopy: Paths.absolute(newer, from: Paths.workingFolder)) { revoked.read($0) }
        Terminal.tell(
            revoked.lines.isEmpty
                ? "Nothing was revoked after the backup was made, as \(newer) tells it."
                : "Revoked after the backup was made, and good again:")
        for line in revoked.lines { Terminal.tell(line) }
    }
}
