import Foundation
import GRDB
import SecurityQuestions

extension SQLiteEngine: DatabaseFile {
    /// VACUUM INTO reads one state of the database, on a connection of its own: nobody waits for it, and it waits for nobody.
    package func copy(to path: String) async throws -> BackupFacts {
        do {
            let queue = try DatabaseQueue(path: self.path, configuration: ConnectionSettings.reader)
            try await queue.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [path])
            }
            try queue.close()
        } catch let error as DatabaseError {
            let isOurs = [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
            throw FailureMapping(path: isOurs ? self.path : path).failure(for: error)
        }
        try DurableFile.synchronize(path)
        return try BackupFile(path: path).facts()
    }

    /// What a backup holds, once everything in it was found in order; nothing in the file changes.
    ///
    /// Throws ``StoreFailure/damaged(path:)``, ``StoreFailure/altered(path:objects:)`` or ``StoreFailure/newer(path:)``.
    package static func inspect(backup path: String) throws -> BackupFacts { try BackupFile(path: path).facts() }

    /// Copies a file into a new one that only this user can read, down to the disk.
    ///
    /// - Returns: the SHA-256 of what was copied, in hexadecimal digits.
    package static func copyPrivately(_ path: String, to copy: String) throws -> String {
        try DurableFile.copy(path, to: copy)
    }

    /// The SHA-256 of a file, in hexadecimal digits.
    package static func digest(of path: String) throws -> String { try DurableFile.digest(of: path) }
}
