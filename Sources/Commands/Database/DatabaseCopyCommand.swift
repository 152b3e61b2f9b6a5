import AppConfiguration
import ArgumentParser
import Encodings
import Foundation
import SecurityQuestions
import Vault

/// From where to where a database is copied.
package struct CopyOrder: Sendable {
    package enum Direction: Sendable { case toPostgres, toFile }

    package let direction: Direction
    /// The path of the file.
    package let file: String
    package let postgres: DatabaseSettings
}

struct DatabaseCopyCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy everything from a file into PostgreSQL, or back.",
        discussion: """
            One of the two is a file and the other a URL of PostgreSQL, by the role that owns its tables. The key ring is that of \
            the configuration: keys are in no database. Stop every server of both first. Into PostgreSQL, run “countersign \
            database migrate” before; the file is made.

            Rows are copied as they stand, and every one is compared afterwards; then the audit log of the copy is verified. Nothing \
            in the source changes. One that was stopped goes on when it is run again; until it is done no server starts on the target.

            Afterwards serve one of the two only: each would count wrong answers for itself.

            EXAMPLE:
              countersign database copy --from /var/lib/countersign/database.sqlite \\
                --to postgresql://owner@db/countersign

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands + [.stopped]))
            """)

    @Option(help: ArgumentHelp("What is copied: a file, or a URL.", valueName: "database"))
    var from: String
    @Option(help: ArgumentHelp("What it is copied into: a URL, or a file.", valueName: "database"))
    var to: String
    @OptionGroup var configuration: ConfigurationOptions

    private static func isURL(_ text: String) -> Bool {
        ["postgresql://", "postgres://"].contains(where: text.hasPrefix)
    }

    func validate() throws {
        guard Self.isURL(from) != Self.isURL(to) else {
            throw ValidationError(
                "One of --from and --to is a file, the other a URL such as postgresql://owner@db/countersign. From one file to "
                    + "another it is “countersign backup”, from one PostgreSQL to another “pg_dump”.")
        }
        guard configuration.database == nil else {
            throw ValidationError("--from and --to name both databases: leave --database away.")
        }
    }

    func run(in environment: any CommandEnvironment) async throws {
        let isToPostgres = Self.isURL(to)
        let configuration = try configuration.read(
            flags: ["database.url": isToPostgres ? Overlay.Flag("--to", to) : Overlay.Flag("--from", from)])
        let order = CopyOrder(
            direction: isToPostgres ? .toPostgres : .toFile,
            file: Paths.absolute(isToPostgres ? from : to, from: Paths.workingFolder),
            postgres: try configuration.requirePostgres())
        let ring = try await KeySources.source(of: configuration).read()
        let witness = try CheckpointFile(path: configuration.auditWitness).read()
        do {
            let report = try await environment.copy(order, ring: ring, witness: witness) { Terminal.tell($0.words) }
            try Terminal.show(report.text(of: order))
        } catch let fault as AuditFault {
            throw fault.commandError
        }
    }
}

extension CopyProgress {
    fileprivate var words: String {
        switch self {
        case .goesOn(let table, let rows):
            table.isEmpty ? "The copy goes on." : "The copy goes on: it stands in \(table), after \(rows) rows."
        case .copied(let table, let rows): "\(table): \(rows)"
        case .comparing: "Every row is compared."
        case .verifying: "The audit log of the copy is verified."
        }
    }
}

extension CopyReport {
    fileprivate func text(of order: CopyOrder) -> String {
        let log =
            isSigned
            ? "The audit log verifies"
            : entries == 0 ? "The audit log is empty" : "The audit log is whole, and not signed yet"
        let next =
            order.direction == .toPostgres
            ? "Name it in database.url and start the nodes; keep the file, and serve it no more."
            : "Take database.url out of the configuration and start the server; the nodes stay stopped."
        return """
            Copied: \(rows) rows in \(tables) tables, each compared.
            \(log): \(entries) entries, the last hash \(Hexadecimal.text(hash)).
            \(next)

            """
    }
}
