import AppConfiguration
import ArgumentParser
import Encodings
import Foundation
import Phrasebook
import SecurityQuestions
import Vault

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Verify and export the audit log.",
        discussion: """
            Every entry carries the hash of the one before; the running server signs the log every minute. Whoever has the
            public key can check a copy of the database, or an export, on another machine.

            EXAMPLE:
              countersign audit verify
              countersign audit export > audit.jsonl
              countersign audit verify audit.jsonl \\
                --public-key "$(countersign audit public-key)"

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """,
        subcommands: [
            AuditVerifyCommand.self, AuditExportCommand.self, AuditPublicKeyCommand.self, AuditVouchCommand.self,
        ])

    static func key(_ text: String) throws -> [UInt8] {
        guard let key = Hexadecimal.bytes(text), key.count == 32 else {
            throw CommandError(
                .badData,
                "“\(text)” is not a public key: copy all 64 digits that “countersign audit public-key” prints.")
        }
        return key
    }
}

struct AuditVerifyCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that the audit log is as it was recorded, and name the first entry that is not.",
        discussion: """
            Without FILE, the log of the configured database is checked: also against the checkpoint that is kept outside
            it, so that a cut end is noticed, and whether every sealed answer is still in its place. With FILE, a copy of a database or an export
            is checked offline, with the public key alone.

            What somebody without the key ring changed, added or took out is found. What was recorded in the last minute can be cut off \
            unseen where the checkpoint outside is replaced as well, and who has the key ring can write another log.

            EXAMPLE:
              countersign audit verify
              countersign audit verify copy.sqlite --public-key 9f86d0…

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "A copy of a database, or an export.")
    var file: String?
    @Option(help: ArgumentHelp("A public key to be trusted, as “audit public-key” prints it.", valueName: "key"))
    var publicKey: [String] = []
    @Option(
        help: ArgumentHelp(
            "A copy of the file “audit-witness”: a copy of a database that ends before it was cut.", valueName: "file"))
    var witness: String?
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        guard file == nil || !publicKey.isEmpty else {
            throw ValidationError("Name the public key to be trusted: --public-key KEY.")
        }
    }

    func run(in environment: any CommandEnvironment) async throws {
        do {
            let result = try await verified(environment)
            if json { return try Terminal.write(json: AuditReport(result)) }
            try Terminal.show(AuditReport(result).text)
        } catch AuditFault.neverSigned where file == nil {
            throw CommandError(
                .badData, "The audit log is not signed yet: start the server, which signs it at once and every minute.")
        } catch let fault as AuditFault {
            throw fault.commandError
        }
    }

    private func verified(_ environment: any CommandEnvironment) async throws -> AuditVerification.Result {
        let keys = try Set(publicKey.map(AuditCommand.key))
        if let file {
            return try AuditFile(path: file).verify(trusting: keys, witness: try keptCheckpoint(), in: environment)
        }
        let configuration = try configuration.read()
        return try await environment.with(configuration, use: .lookUp) { context in
            let verify = VerifyAuditLog(stores: context.stores) {
                try await context.verifyAudit(configuration, trusting: keys)
            }
            let result = try await verify.perform(by: .host).get()
            try await context.requireSealsInPlace()
            return result
        }
    }

    private func keptCheckpoint() throws -> AuditCheckpoint? {
        guard let witness else { return nil }
        guard let checkpoint = try CheckpointFile(path: witness).read() else {
            throw CommandError(.badData, "There is no file “\(witness)”: nothing was compared with it.")
        }
        return checkpoint
    }
}

struct AuditExportCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the audit log, to be verified elsewhere or taken by a collector of logs.",
        discussion: """
            The log is signed first, and read while it is written: its size does not matter. It holds names and network
            addresses, so keep it like the database.

            With --after, --follow or another format than jsonl it is a feed for a collector of logs instead: the entries alone, each \
            with the hash of the one before, and with pseudonyms in place of what tells of people unless --clear says so.

            EXAMPLES:
              countersign audit export > audit.jsonl
              countersign audit export --after 1200 --follow
              countersign audit export --format ocsf

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Option(help: "jsonl: JSON as “audit verify” reads it; ocsf: OCSF \(OCSFEvent.version); cef: ArcSight’s CEF:0.")
    var format = AuditFormat.jsonl
    @Option(help: ArgumentHelp("Begin a feed behind this entry: the last one that was taken.", valueName: "number"))
    var after: Int64?
    @Flag(help: "Go on with a feed, with what is signed from now on, until it is ended.")
    var follow = false
    @Flag(help: "Hand on names, ids, network addresses and details in a feed as well.")
    var clear = false
    @OptionGroup var configuration: ConfigurationOptions

    private var isFeed: Bool { after != nil || follow || format != .jsonl }

    func validate() throws {
        guard (after ?? 0) >= 0 else { throw ValidationError("Entries are numbered from 1; --after 0 is all of them.") }
        guard !clear || isFeed else { throw ValidationError("--clear is for a feed: --after, --follow, ocsf or cef.") }
    }

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        try await environment.with(configuration, use: .lookUp) { context in
            try await ExportAuditLog(stores: context.stores).begin(by: .host)
            try await context.signAudit(configuration)
            guard isFeed else { return try await context.exportAudit() }
            try await feed(from: context)
                .run(after: after ?? 0, follows: follow)
        }
    }

    private func feed(from context: AppContext) -> AuditFeed {
        AuditFeed(
            stores: context.stores, format: format, pseudonym: clear ? nil : context.vault.pseudonym,
            write: Terminal.write)
    }
}

struct AuditPublicKeyCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "public-key",
        abstract: "Print the public key that the audit log is signed with.",
        discussion: """
            Keep it where nobody who can write to the database can change it. It stays good when the keys change: each
            key vouches for the next.

            EXAMPLE:
              countersign audit public-key

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let keys = try await environment.with(configuration, use: .lookUp) { context in
            // A key that has signed something is vouched for when it is retired.
            try? await context.signAudit(configuration)
            return context.vault.auditKeys.publicKeys
        }
        try Terminal.writeLine(Hexadecimal.text(keys[0]))
    }
}

/// What a verification found, as the command line tells it.
struct AuditReport: Encodable {
    let entries: Int64
    let hash: String
    let signed: Int64
    let erased: Int
    let isWitnessed: Bool

    init(_ result: AuditVerification.Result) {
        entries = result.entries
        hash = Hexadecimal.text(result.hash)
        signed = result.signed
        erased = result.erased
        isWitnessed = result.isWitnessed
    }

    var text: String {
        let outcome = AuditOutcome.sound(entries: entries, signed: signed, isWitnessed: isWitnessed)
        var lines = [AuditVerificationWords.told(outcome).en]
        if erased > 0 { lines.append("Values erased on request or by age, and told of: \(erased).") }
        return lines.joined(separator: "\n") + "\nHash of the last entry: \(hash)\n"
    }
}
