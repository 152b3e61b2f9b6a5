import AppConfiguration
import Foundation

/// The server of a data folder, if it is running: it holds a lock on a file beside the database.
struct RunningServer: Sendable {
    let database: String

    var isRunning: Bool {
        let lock = database.replacing(".sqlite", with: ".lock")
        let descriptor = unsafe open(lock, O_RDONLY | O_CLOEXEC)  // a C string
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }
}
