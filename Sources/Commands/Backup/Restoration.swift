import AppConfiguration
import DurableFiles
import Foundation
import SecurityQuestions
import Vault

/// Puts a backup where the database belongs: nothing is there before, and all of it afterwards.
struct Restoration {
    let file: String
    let configuration: Configuration
    let needsChecksum: Bool
    let environment: any CommandEnvironment

    func perform() async throws -> (BackupFacts, EndedWaysIn) {
        guard FileManager.default.fileExists(atPath: file) else {
            throw CommandError.file(file, doing: "read", errno: ENOENT)
        }
        try refuseWhatIsThere()
        let expected = needsChecksum ? try Checksum(beside: file) : nil
        try PrivateFolder(path: configuration.data).make()
        let draft = configuration.database + ".restoring"
        let remains = ["", "-wal", "-shm", "-journal"].map { draft + $0 }
        remains.forEach(Self.remove)
        defer { remains.forEach(Self.remove) }
        let made = ["", "-wal", "-shm"].map { configuration.database + $0 }
        return try await Interruption.removing(remains) {
            let copy = try DraftFile(of: configuration.database, at: draft)
            let digest = try environment.digest(of: file) { try copy.write($0) }
            try copy.finish()
            if let expected, expected.digest != digest {
                throw CommandError(
                    .badData,
                    "Nothing was restored: \(file) does not have the checksum that stands beside it. Take another copy of "
                        + "the backup.")
            }
            let facts = try inspect(draft)
            try await requireKeys(of: facts)
            guard try copy.keepUnlessTaken() else {
                throw FileError.refused(path: configuration.database, .written, errno: EEXIST)
            }
            do {
                return (facts, try await endWaysIn())
            } catch {
                // Nobody finds a copy in which what was revoked is good again.
                made.forEach(Self.remove)
                throw error
            }
        }
    }

    private func endWaysIn() async throws -> EndedWaysIn {
        try await environment.with(configuration, use: .change) { context in
            try await RecordRestoration(stores: context.stores).perform(
                ofBackup: URL(fileURLWithPath: file).lastPathComponent, by: .host)
        }
    }

    /// Without them nothing could be recorded, so nothing would be ended either.
    private func requireKeys(of facts: BackupFacts) async throws {
        let ring = await environment.keyRingAtHand(configuration)
        let missing = facts.keyIDs.filter { ring?[$0] == nil }
        guard !missing.isEmpty else { return }
        throw CommandError(
            .permission,
            "Nothing was restored: it needs the keys \(missing.joined(separator: ", ")), which are not at hand. Put its key "
                + "ring at \(configuration.keyRing) first, and restore again.")
    }

    /// A database, its remains or the witness of its log are never written over, nor mixed with another one.
    private func refuseWhatIsThere() throws {
        let database = configuration.database
        let inTheWay = ([database] + ["-wal", "-shm", "-journal"].map { database + $0 } + [configuration.auditWitness])
            .filter(FileManager.default.fileExists)
        guard !inTheWay.isEmpty else { return }
        throw CommandError(
            .notCreated,
            "Nothing was restored: there is \(inTheWay.joined(separator: ", ")) already. Stop the server, move "
                + "database.sqlite, its companions and audit-witness aside, and keep them until all is well.")
    }

    private func inspect(_ draft: String) throws -> BackupFacts {
        do {
            return try environment.inspect(backup: draft)
        } catch StoreFailure.damaged {
            throw CommandError(
                .badData, "Nothing was restored: \(file) is damaged, or not a backup of Countersign. Take another one.")
        } catch StoreFailure.newer {
            throw CommandError(
                .configuration,
                "Nothing was restored: \(file) was made by a later version of Countersign. Install that version first.")
        }
    }

    private static func remove(_ path: String) { try? FileContent.remove(path) }
}
