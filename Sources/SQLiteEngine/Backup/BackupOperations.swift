import Crypto
import DurableFiles
import Encodings
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
        try FileContent.synchronize(path)
        return try BackupFile(path: path).facts()
    }

    /// What a backup holds, once everything in it was found in order; nothing in the file changes.
    ///
    /// Throws ``StoreFailure/damaged(path:)``, ``StoreFailure/altered(path:objects:)`` or ``StoreFailure/newer(path:)``.
    package static func inspect(backup path: String) throws -> BackupFacts { try BackupFile(path: path).facts() }

    /// The SHA-256 of a file, in hexadecimal digits. `each` gets every piece that was read.
    package static func digest(of path: String, each: (ArraySlice<UInt8>) throws -> Void) throws
        -> String
    {
        let pieces = try FilePieces(of: path)
        var hash = SHA256()
        while let piece = try pieces.next() {
            hash.update(data: piece)
            try each(piece)
        }
        return Hexadecimal.text(Array(hash.finalize()))
    }
}
