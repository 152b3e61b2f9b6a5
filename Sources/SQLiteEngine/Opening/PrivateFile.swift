import Foundation

/// Opens files with mode 0600 that no program started later inherits.
enum PrivateFile {
    static func open(_ path: String, flags: Int32, reporting failures: FailureMapping) throws -> Int32 {
        let descriptor = unsafe Foundation.open(path, flags | O_CLOEXEC, 0o600)  // C borrows the path for the call
        guard descriptor >= 0 else { throw failures.failure(errno: errno) }
        return descriptor
    }
}
