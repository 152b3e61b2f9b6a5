import Glibc
import SystemPackage

/// Whose a file is, and who may read it.
package struct FileOwnership: Sendable, Hashable {
    package let owner: UInt32
    package let group: UInt32
    /// The permissions alone.
    package let mode: UInt32
    package let isRegularFile: Bool

    /// Throws ``FileError``.
    package init(ofFileAt path: String) throws(FileError) {
        self = try reporting(path, .read) { () throws -> FileOwnership in
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec, .nonBlocking])
            return try file.closeAfter { try FileOwnership(of: file) }
        }
    }

    init(of file: FileDescriptor) throws {
        let status = try file.stat()
        owner = status.userID.rawValue
        group = status.groupID.rawValue
        mode = UInt32(status.permissions.rawValue)
        isRegularFile = status.type == .regular
    }

    /// Whether it is this process's user's, and nobody else may read it.
    package var isPrivate: Bool { owner == geteuid() && mode & 0o077 == 0 }

    /// Throws where it is not a regular file of root's or this process's user's that others than its group may not read, nor
    /// its group write: as orchestrators mount secrets.
    package func requireMounted(_ path: String) throws(FileError) {
        guard isRegularFile else { throw .notAFile(path: path) }
        guard owner == geteuid() || owner == 0 else { throw .foreignOwner(path: path, owner: owner) }
        guard mode & 0o027 == 0 else { throw .openToOthers(path: path, mode: mode) }
    }

    /// Throws where it is not a regular file of this process's user that nobody else may read.
    package func requirePrivate(_ path: String) throws(FileError) {
        guard isRegularFile else { throw .notAFile(path: path) }
        guard owner == geteuid() else { throw .foreignOwner(path: path, owner: owner) }
        guard mode & 0o077 == 0 else { throw .openToOthers(path: path, mode: mode) }
    }
}
