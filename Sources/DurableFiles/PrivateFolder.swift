import Glibc
import SystemPackage

/// A folder that nobody else may look into.
package struct PrivateFolder: Sendable {
    package let path: String

    /// - Parameter path: an absolute one.
    package init(path: String) { self.path = path }

    /// Makes it, and what leads to it, unless it is there.
    package func make() throws(FileError) {
        let parts = path.split(separator: "/")
        for length in 1...max(1, parts.count) {
            let folder = "/" + parts.prefix(length).joined(separator: "/")
            let mode: mode_t = length == parts.count ? 0o700 : 0o755
            guard unsafe mkdir(folder, mode) != 0 else { continue }  // a C string
            let error = Errno.last
            // A folder that is there may also be answered with "not permitted".
            guard error != .fileExists, !Self.isFolder(folder) else { continue }
            throw .refused(path: path, .made, errno: error.rawValue)
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        let status = try? FilePath(path).stat()
        return status?.type == .directory
    }
}
