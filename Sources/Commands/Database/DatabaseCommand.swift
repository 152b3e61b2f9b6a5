import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions

struct DatabaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database",
        abstract: "A PostgreSQL database: its schema, what its server says, and the way there and back.",
        discussion: """
            A file in the data folder needs none of it: it is brought up to date at the start. docs/postgresql.md tells more.

            EXAMPLE:
              countersign database migrate --plan
              countersign database migrate --database postgresql://owner@db/countersign
              countersign database status
              countersign database copy --from /var/lib/countersign/database.sqlite \\
                --to postgresql://owner@db/countersign
            """,
        subcommands: [DatabaseMigrateCommand.self, DatabaseStatusCommand.self, DatabaseCopyCommand.self])
}

extension Configuration {
    /// Throws a ``CommandError`` where the database is the file.
    func requirePostgres() throws -> DatabaseSettings {
        guard let postgres else {
            throw CommandError(
                .configuration,
                "The database is the file \(database), which is brought up to date at the start: for PostgreSQL name one, by database.url, "
                    + "COUNTERSIGN_DATABASE_URL or --database.")
        }
        return postgres
    }
}

struct DatabaseMigrateCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the schema of a PostgreSQL database up to date, all of it or nothing.",
        discussion: """
            “countersign upgrade check” says whether nodes of earlier versions may serve meanwhile. Run it by the role that owns the \
            tables: the role of the servers may not change them. Nobody waits behind it for more than three seconds: where a table is \
            in use for longer nothing is done, and it is run again.

            EXAMPLE:
              countersign database migrate --plan
              countersign database migrate --database postgresql://owner@db/countersign

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Flag(help: "Only say what would be applied.")
    var plan = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let database = try configuration.read().requirePostgres()
        let upgrade = try await environment.upgrade(of: database)
        let names = plan ? upgrade.missing.map(\.name) : try await environment.migrate(database)
        for name in names { try Terminal.writeLine(name) }
        guard !names.isEmpty else { return Terminal.tell(upgrade.words) }
        Terminal.tell(
            plan
                ? "To be applied: \(names.count). Nothing was changed. \(upgrade.words)" : "Applied: \(names.count).")
    }
}

struct DatabaseStatusCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what a PostgreSQL database is: server, replicas, schema and the nodes that use it.",
        discussion: """
            EXAMPLE:
              countersign database status
              countersign database status --json

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Flag(help: "Write JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let database = try configuration.requirePostgres()
        let facts = try await environment.facts(of: database)
        let upgrade = try await environment.upgrade(of: database)
        let nodes = upgrade.missing.isEmpty ? try await environment.inspect(configuration, keys: nil).nodes() : []
        let status = DatabaseStatus(facts, upgrade, nodes)
        if json { return try Terminal.write(json: status) }
        try Terminal.show(status.text)
    }
}

/// What `database status` tells.
struct DatabaseStatus: Encodable, Sendable {
    let database: String
    let server: String
    let isStandby: Bool
    let isEncrypted: Bool
    let isSynchronous: Bool
    let replicas: Int
    let connections: Int
    let clockSkewSeconds: Double
    /// What “database migrate” would apply.
    let missingMigrations: [String]
    /// Whether a later version has migrated it, which this one serves beside.
    let isSchemaNewer: Bool
    /// Those that live.
    let nodes: [NodeReport]

    struct NodeReport: Encodable, Sendable {
        let name: String
        let version: String
        let configuration: String
        /// The ids of the keys in its ring, the newest last.
        let keys: [String]
    }

    init(_ facts: DatabaseServerFacts, _ upgrade: SchemaUpgrade, _ nodes: [ServerNode]) {
        self.nodes = nodes.map {
            NodeReport(name: $0.name, version: $0.version, configuration: $0.configuration, keys: $0.keys)
        }
        database = facts.location
        server = facts.version
        isStandby = facts.isReadOnly
        isEncrypted = facts.isEncrypted
        isSynchronous = facts.isSynchronous
        replicas = facts.standbys
        connections = facts.connections
        clockSkewSeconds = facts.clockSkew
        missingMigrations = upgrade.missing.map(\.name)
        isSchemaNewer = upgrade.isNewer
    }

    var text: String {
        let replication =
            replicas == 0 ? "none seen" : "\(replicas), \(isSynchronous ? "synchronous" : "not synchronous")"
        return [
            ("Database", database), ("PostgreSQL", server + (isStandby ? ", a standby: nothing can be written" : "")),
            ("TLS", isEncrypted ? "yes" : "no"), ("Replicas", replication), ("Connections", "\(connections) at most"),
            (
                "Schema",
                missingMigrations.isEmpty
                    ? isSchemaNewer ? "of a later version, which this one serves beside" : "of this version"
                    : "lacks \(missingMigrations.joined(separator: ", ")): countersign database migrate"
            ),
            ("Nodes", nodes.isEmpty ? "none" : nodes.map { "\($0.name) (\($0.version))" }.joined(separator: ", ")),
        ].map { name, value in name.padding(toLength: 13, withPad: " ", startingAt: 0) + value + "\n" }.joined()
    }
}
