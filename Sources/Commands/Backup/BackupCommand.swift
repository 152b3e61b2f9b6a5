import AppConfiguration
import ArgumentParser
import DurableFiles
import Foundation
import SecurityQuestions

struct BackupCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the whole database into a file, beside a running server.",
        discussion: """
            Everything that was acknowledged before it began is in the copy, and nobody waits for it. FILE appears whole \
            and checked, or not at all, and only you can read it; FILE.sha256 beside it is for “sha256sum --check” and \
            “countersign restore”. The keys are never in it: without a copy of the key ring, kept apart, no answer or \
            password of a backup can ever be checked.

            EXAMPLE:
              countersign backup /backups/countersign-2026-11-22.sqlite
              cp -p /var/lib/countersign/key-ring /another/safe/place/

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
              130, 143  stopped by a signal; nothing is left
            """)

    @Argument(help: "The new file; one that is there is never written over.")
    var file: String
    @Flag(help: "Where the database is PostgreSQL’s, do nothing and end with 0, as a timer needs it.")
    var ifFile = false
    @Flag(help: "Print what is in it as JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        if ifFile, configuration.postgres != nil {
            return Terminal.tell("Nothing is copied. \(FileOnly.backup.instead)")
        }
        try FileOnly.backup.require(configuration)
        let path = Paths.absolute(file, from: Paths.workingFolder)
        let report = try await environment.with(configuration, use: .lookUp) { context in
            let drafts = [path, Checksum.path(of: path)].map(DraftFile.place)
            // SQLite has a journal beside the copy while it writes it.
            return try await Interruption.removing(drafts + ["\(drafts[0])-journal"]) {
                let draft = try DraftFile(ofNew: path, at: drafts[0])
                // The database writes it, and locks it meanwhile: a file that is closed here would end those locks.
                try draft.finish()
                let checksum = try DraftFile(ofNew: Checksum.path(of: path), at: drafts[1])
                let backUp = BackUp(stores: context.stores, file: try FileOnly.backup.require(context))
                let facts = try await backUp.perform(
                    to: draft.draft, named: URL(fileURLWithPath: path).lastPathComponent, by: .host)
                let digest = try environment.digest(of: draft.draft) { _ in }
                let line = Checksum(digest: digest).line(for: path)
                try checksum.write(line.utf8)
                // The copy first: it is worth something without the other, and what cannot be given its name stays.
                try draft.keep()
                try checksum.keep()
                return BackupReport(file: path, sha256: digest, facts)
            }
        }
        if json { return try Terminal.write(json: report) }
        Terminal.tell(
            "\(report.file) holds \(report.accounts) accounts and \(report.lastEntry) entries of the audit log.")
        Terminal.tell(
            "It needs the keys \(report.keys.joined(separator: ", ")), which are not in it: keep the key ring apart.")
    }
}

/// What a backup holds, as the command line tells it.
struct BackupReport: Encodable, Sendable {
    let file: String
    let sha256: String
    let accounts: Int
    let lastEntry: Int64
    let keys: [String]

    init(file: String, sha256: String, _ facts: BackupFacts) {
        self.file = file
        self.sha256 = sha256
        accounts = facts.accounts
        lastEntry = facts.lastEntry
        keys = facts.keyIDs
    }
}
