import AppConfiguration
import DurableFiles
import Foundation
import SecurityQuestions

/// Puts a backup where the database belongs: nothing is there before, and all of it afterwards.
struct Restoration {
    let file: String
    let configuration: Configuration
    let needsChecksum: Bool
    let environment: any CommandEnvironment

    func perform() async throws -> BackupFacts {
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
            guard try copy.keepUnlessTaken() else {
                throw FileError.refused(path: configuration.database, .written, errno: EEXIST)
            }
            return facts
        }
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
