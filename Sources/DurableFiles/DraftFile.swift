import Glibc
import SystemPackage

/// A new file that only this user can read: made under another name beside its place, written piece by piece, brought
/// down to the disk, and then given its name; or taken away again.
///
/// The file of that name is at any moment, and after a power cut, the one before or the whole new one.
package final class DraftFile {
    package let path: String
    /// Where it is written.
    package let draft: String
    private var file: FileDescriptor?
    /// Whether it is ours to take away: a draft that was there before is somebody else's.
    private var isThere = false

    /// A draft in `draft`, which must not be there.
    package init(of path: String, at draft: String) throws(FileError) {
        self.path = path
        self.draft = draft
        file = try reporting(path, .written) {
            try FileDescriptor.open(
                FilePath(draft), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite)
        }
        isThere = true
    }

    /// A draft of a file that must not be there; in a ``place(of:)`` of its own, where none is named.
    package convenience init(ofNew path: String, at draft: String? = nil) throws(FileError) {
        try Self.requireNew(path)
        try self.init(of: path, at: draft ?? Self.place(of: path))
    }

    /// Throws where a new file could not be: another is there.
    package static func requireNew(_ path: String) throws(FileError) {
        guard unsafe access(path, F_OK) != 0 else {  // a C string
            throw .refused(path: path, .written, errno: EEXIST)
        }
    }

    /// Where a draft may be written: another place each time, since two processes may write the same file.
    package static func place(of path: String) -> String {
        "\(path).\(String(UInt64.random(in: 0 ... .max), radix: 16)).new"
    }

    package func write(_ bytes: some Sequence<UInt8>) throws(FileError) {
        try reporting(path, .written) {
            guard let file else { throw Errno.badFileDescriptor }
            _ = try file.writeAll(bytes)
        }
    }

    /// Gives it to another user, as the file was whose place it takes.
    package func give(to ownership: FileOwnership) throws(FileError) {
        try reporting(path, .written) {
            guard let file else { throw Errno.badFileDescriptor }
            try require(fchown(file.rawValue, ownership.owner, ownership.group))
        }
    }

    /// Down to the disk. Nothing can be written to it after that.
    package func finish() throws(FileError) {
        guard let file else { return }
        self.file = nil
        try reporting(path, .written) {
            try file.closeAfter { try require(fsync(file.rawValue)) }
        }
    }

    /// Takes the place of whatever has its name.
    package func replace() throws(FileError) {
        try finish()
        try reporting(path, .written) { try require(unsafe rename(draft, path)) }  // C strings
        isThere = false
        try synchronizeFolder(of: path)
    }

    /// Gives it its name, and never the name of a file that is there: then it stays in `draft`.
    package func keep() throws(FileError) {
        try finish()
        do throws(FileError) {
            try Self.name(draft, as: path)
        } catch {
            isThere = false
            guard case .refused(_, _, let errno) = error else { throw error }
            throw .notKept(path: path, draft: draft, errno: errno)
        }
        remove()
    }

    /// Gives it its name unless there is a file of that name: then the draft goes.
    ///
    /// - Returns: whether it was given.
    package func keepUnlessTaken() throws(FileError) -> Bool {
        try finish()
        defer { remove() }
        do throws(FileError) {
            try Self.name(draft, as: path)
            return true
        } catch .refused(_, _, EEXIST) {
            return false
        }
    }

    /// Gives a finished file another name as well, and never the name of a file that is there.
    package static func name(_ file: String, as path: String) throws(FileError) {
        // Unlike rename, link never replaces a file. Not every file system has links: there it is renamed, and must not be there.
        do throws(FileError) {
            try reporting(path, .written) { try require(unsafe link(file, path)) }  // C strings
        } catch .refused(_, _, let errno) where meansNoLinks.contains(errno) {
            try moveUnlessTaken(file, to: path)
        }
        try synchronizeFolder(of: path)
    }

    /// How file systems without hard links answer: exFAT, FAT and some shares.
    private static let meansNoLinks: Set<Int32> = [EPERM, EOPNOTSUPP, ENOSYS, EMLINK]

    /// For a moment, and after a power cut in it, the file of that name is empty.
    package static func moveUnlessTaken(_ file: String, to path: String) throws(FileError) {
        try reporting(path, .written) {
            // The name is taken first, so that two never write one file.
            try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite
            ).close()
            try require(unsafe rename(file, path))  // C strings
        }
    }

    private func remove() {
        if isThere { unsafe unlink(draft) }  // a C string
        isThere = false
    }

    deinit {
        if let file { try? file.close() }
        if isThere { unsafe unlink(draft) }  // a C string
    }
}
