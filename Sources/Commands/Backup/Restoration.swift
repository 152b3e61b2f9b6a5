import Foundation
import SecurityQuestions

/// Puts a backup where the database belongs: nothing is there before, and all of it afterwards.
struct Restoration {
    let file: String
    let configuration: Configuration
    let needsChecksum: Bool

    func perform() async throws -> BackupFacts {
        guard FileManager.default.fileExists(atPath: file) else {
            throw Complaint.file(file, doing: "read", errno: ENOENT)
        }
        try refuseWhatIsThere()
        let expected = needsChecksum ? try Checksum(beside: file) : nil
        try DataFolder(path: configuration.data).make()
        let draft = configuration.database + ".restoring"
        let remains = ["", "-wal", "-shm", "-journal"].map { draft + $0 }
        remains.forEach(Self.remove)
        defer { remains.forEach(Self.remove) }
        return try await Interruption.removing(remains) {
            let digest = try Composition.copyPrivately(file, to: draft)
            if let expected, expected.digest != digest {
                throw Complaint(
                    .badData,
                    "Nothing was restored: \(file) does not have the checksum that stands beside it. Take another copy of "
                        + "the backup.")
            }
            let facts = try inspect(draft)
            try keep(draft)
            return facts
        }
    }

    /// A database, its remains or the witness of its log are never written over, nor mixed with another one.
    private func refuseWhatIsThere() throws {
        let database = configuration.database
        let inTheWay = ([database] + ["-wal", "-shm", "-journal"].map { database + $0 } + [configuration.auditWitness])
            .filter(FileManager.default.fileExists)
        guard !inTheWay.isEmpty else { return }
        throw Complaint(
            .notCreated,
            "Nothing was restored: there is \(inTheWay.joined(separator: ", ")) already. Stop the server, move "
                + "database.sqlite, its companions and audit-witness aside, and keep them until all is well.")
    }

    private func inspect(_ draft: String) throws -> BackupFacts {
        do {
            return try Composition.inspect(backup: draft)
        } catch StoreFailure.damaged {
            throw Complaint(
                .badData, "Nothing was restored: \(file) is damaged, or not a backup of Countersign. Take another one.")
        } catch StoreFailure.newer {
            throw Complaint(
                .configuration,
                "Nothing was restored: \(file) was made by a later version of Countersign. Install that version first.")
        }
    }

    private func keep(_ draft: String) throws {
        guard unsafe link(draft, configuration.database) == 0 else {  // C strings; never in the place of another file
            throw Complaint.file(configuration.database, doing: "written", errno: errno)
        }
        try FileContent.synchronizeFolder(of: configuration.database)
    }

    private static func remove(_ path: String) {
        unsafe unlink(path)  // a C string
    }
}
