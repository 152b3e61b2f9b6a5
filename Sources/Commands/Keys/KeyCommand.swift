import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions
import Vault

struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "The keys that answers, passwords and codes are sealed with.",
        discussion: """
            To change the key: add, rotate, retire; all of it while the server runs. docs/keys.md tells more.

            EXAMPLE:
              countersign key add
              countersign key rotate
              countersign key list
            """,
        subcommands: [KeyListCommand.self, KeyAddCommand.self, KeyRotateCommand.self, KeyRetireCommand.self])
}

struct KeyListCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the keys of the ring: when each was made, what it does, and what is under it.",
        discussion: """
            EXAMPLE:
              countersign key list
              countersign key list --json

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Flag(help: "Write JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let report = try await environment.with(try configuration.read(), use: .lookUp) { context in
            KeyListReport(
                source: context.keys.source.description,
                keys: KeyReport.all(
                    context.keys.current.ring, known: try await context.stores.knownKeys(),
                    grants: context.vault.grantKeyID(at: context.world.now())))
        }
        if json { return try Terminal.write(json: report) }
        for key in report.keys { try Terminal.show(key.text) }
        Terminal.tell("The key ring comes from \(report.source).")
    }
}

struct KeyAddCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Make a new key and add it to the ring. The server seals with it from then on.",
        discussion: """
            A running server takes it within a second. What is sealed already stays under its old key until “countersign \
            key rotate”. Keep a copy of the changed ring in its safe place.

            Where the ring comes from the environment or from a command, it cannot be written here: --print prints the line \
            that belongs at the end of the ring in your secret store, and changes nothing. --new-ring prints a whole ring with one \
            key, for a first start by a secret store; neither needs a configuration.

            EXAMPLE:
              countersign key add
              countersign key add --print
              countersign key add --new-ring >key-ring

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Flag(help: "Print the line of a new key for a secret store, and change nothing.")
    var print = false
    @Flag(help: "Print a whole ring with one new key, for a first start, and change nothing.")
    var newRing = false
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        if print, newRing { throw ValidationError("Either --print, for one more key, or --new-ring, for the first.") }
    }

    func run(in environment: any CommandEnvironment) async throws {
        if newRing {
            try Terminal.write(KeyRing.new(environment.world))
            return Terminal.tell(
                "This ring is a secret. Keep a copy of it in a safe place, apart from every backup of the database.")
        }
        if print {
            try Terminal.writeLine(KeyRing.newKey(environment.world).line)
            return Terminal.tell(
                "This line is a secret. Put it at the end of the key ring in your secret store; a running server takes a ring "
                    + "from a command within a minute or on SIGHUP, and one from the environment when it starts again.")
        }
        let configuration = try configuration.read()
        let key = try await environment.with(configuration, use: .change) { context in
            guard let file = context.keys.source as? FileKeySource else {
                throw CommandError(
                    .configuration,
                    "The key ring comes from \(context.keys.source.description), which cannot be written here: run "
                        + "“countersign key add --print”, and put the line at the end of the ring in its store.")
            }
            // So that the old key, which whoever checks the log knows, vouches for the new one.
            try await context.signAudit(configuration)
            let key = try KeyRing.addKey(toFile: file.path, world: context.world)
            try await ChangeKeys(stores: context.stores).add(
                keyID: key.id, check: key.check, by: .host)
            return key
        }
        try Terminal.writeLine(key.id)
        Terminal.tell(
            "The key \(key.id) is the newest of the ring now. Keep a copy of \(configuration.keyRing) in its safe place, then run "
                + "“countersign key rotate” to seal everything with it.")
    }
}
