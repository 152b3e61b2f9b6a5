import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct UpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Whether this version may take the place of the one that serves, a node at a time.",
        discussion: """
            EXAMPLE:
              countersign upgrade check
            """,
        subcommands: [UpgradeCheckCommand.self])
}

struct UpgradeCheckCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether nodes of the version before may serve while this one takes their place.",
        discussion: """
            Of several nodes on PostgreSQL: it compares what “countersign database migrate” of this version would apply with what the nodes \
            that live know. Nothing is changed. Where the database is a file, its one server is stopped.

            EXAMPLE:
              countersign upgrade check

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands + [.stopNeeded]))
            """)

    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        guard let database = configuration.postgres else {
            throw CommandError(
                .stopNeeded,
                "The database is the file \(configuration.database), which has one server: stop it, and start this version."
            )
        }
        let upgrade = try await environment.upgrade(of: database)
        guard upgrade.isRolling else { throw CommandError(.stopNeeded, upgrade.words) }
        Terminal.tell(upgrade.words)
    }
}

extension SchemaUpgrade {
    /// What is to be done, to be told.
    var words: String {
        if isNewer {
            return
                "The schema is of a later version, which this one serves beside: nodes of both may be started and stopped."
        }
        if missing.isEmpty { return "The schema is of this version: nodes may be replaced one after the other." }
        if !stops.isEmpty {
            return
                "Stop every node before “countersign database migrate”: no earlier version serves beside \(stops.joined(separator: ", "))."
        }
        if !tooOld.isEmpty {
            let names = tooOld.map { "\($0.name) (\($0.version))" }.joined(separator: ", ")
            return
                "Stop these nodes before “countersign database migrate”, or bring them up to the version between first: \(names)."
        }
        return
            "Nodes may serve meanwhile: run “countersign database migrate”, then replace one after the other."
    }
}
