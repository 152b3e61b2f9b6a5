import Foundation
import SecurityQuestions
import Synchronization

/// An advisory lock on a file beside the database. The system lets go of it when the process ends, however it ends.
package final class ServerLock: Sendable {
    enum Kind: Sendable {
        /// The server's.
        case exclusive
        /// A command's, for as long as no server may be running.
        case shared
    }

    private let descriptor: Mutex<Int32?>

    /// The server's of a folder whose database is elsewhere.
    ///
    /// - Parameter path: where the folder would have its database.
    package convenience init(ofServerAt path: String) throws {
        try self.init(beside: DatabasePath(path: path), kind: .exclusive)
    }

    /// Throws ``StoreFailure/locked(path:)`` when another process holds it.
    init(beside file: DatabasePath, kind: Kind) throws {
        let failures = FailureMapping(path: file.path)
        let opened = try PrivateFile.open(file.lockPath, flags: O_RDWR | O_CREAT, reporting: failures)
        guard flock(opened, (kind == .exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 else {
            let isTaken = errno == EWOULDBLOCK
            let failure = isTaken ? StoreFailure.locked(path: file.path) : failures.failure(errno: errno)
            close(opened)
            throw failure
        }
        descriptor = Mutex(opened)
    }

    deinit { release() }

    package func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor {
                // A child process that is just being started may share the descriptor for a moment: unlock, then close.
                flock(open, LOCK_UN)
                close(open)
            }
            descriptor = nil
        }
    }
}
