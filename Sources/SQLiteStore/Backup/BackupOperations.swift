import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    /// VACUUM INTO reads one state of the database, as any reader does: nobody waits for it, and it waits for nobody.
    public func copy(to path: String, event: AuditEvent) async throws -> BackupFacts {
        try await record(event)
        do {
            try await pool.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [path])
            }
        } catch let error as DatabaseError {
            let isOurs = [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
            throw FailureMapping(path: isOurs ? self.path : path).failure(for: error)
        }
        try DurableFile.synchronize(path)
        return try BackupFile(path: path).facts()
    }
}

extension SQLiteStore {
    /// What a backup holds, once everything in it was found in order; nothing in the file changes.
    ///
    /// Throws ``StoreFailure/damaged(path:)`` or ``StoreFailure/newer(path:)``.
    public static func inspect(backup path: String) throws -> BackupFacts { try BackupFile(path: path).facts() }

    /// Copies a file into a new one that only this user can read, down to the disk.
    ///
    /// - Returns: the SHA-256 of what was copied, in hexadecimal digits.
    public static func copyPrivately(_ path: String, to copy: String) throws -> String {
        try DurableFile.copy(path, to: copy)
    }

    /// The SHA-256 of a file, in hexadecimal digits.
    public static func digest(of path: String) throws -> String { try DurableFile.digest(of: path) }
}
