import Foundation
import Glibc

/// The ring in a file that only the user of the process can read. Looked at every second.
package struct FileKeySource: KeySource {
    package let path: String

    package init(path: String) { self.path = path }

    package var description: String { "the file \(path)" }
    package var interval: Int? { 1 }
    package func read() throws(KeyRingFailure) -> KeyRing { try KeyRing(file: path) }

    /// An empty mark where there is no file.
    package func mark() -> KeySourceMark? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return KeySourceMark(values: []) }  // a C string, a local
        return KeySourceMark(values: [
            Int(status.st_dev), Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
        ])
    }
}
