import Glibc
import SystemPackage

/// Reads and writes whole files.
package enum FileContent {
    /// Where it is larger than `limit` bytes, nothing of it is given.
    package static func read(_ path: String, upTo limit: Int) throws(FileError) -> [UInt8] {
        try reporting(path, .read) {
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            return try file.closeAfter { try content(of: file, path, upTo: limit) }
        }
    }

    /// Reads a secret: a regular file of this user that nobody else may read.
    ///
    /// - Parameter isMounted: it may be root's, and its group may read it.
    package static func readPrivate(_ path: String, upTo limit: Int, isMounted: Bool = false) throws(FileError)
        -> [UInt8]
    {
        try reporting(path, .read) {
            // Not blocking: a named pipe in its place must not stop the start.
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec, .nonBlocking])
            return try file.closeAfter {
                let ownership = try FileOwnership(of: file)
                if isMounted { try ownership.requireMounted(path) } else { try ownership.requirePrivate(path) }
                return try content(of: file, path, upTo: limit)
            }
        }
    }

    /// The first bytes of a file, or all of a shorter one.
    package static func beginning(of path: String, count: Int) throws(FileError) -> [UInt8] {
        try reporting(path, .read) {
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            return try file.closeAfter { try file.bytes(upTo: count) }
        }
    }

    /// Writes a file that only this user can read, whole or not at all, in the place of an earlier one.
    ///
    /// After a power cut it is the earlier one or the new one.
    package static func writePrivately(_ bytes: some Sequence<UInt8>, to path: String) throws(FileError) {
        let draft = try DraftFile(of: path, at: DraftFile.place(of: path))
        try draft.write(bytes)
        try draft.replace()
    }

    /// Brings what others have written into a file down to the disk.
    package static func synchronize(_ path: String) throws(FileError) {
        try reporting(path, .written) {
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            try file.closeAfter { try require(fsync(file.rawValue)) }
        }
    }

    /// Whether something has that name. What cannot be told counts as there.
    package static func isThere(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0 || Errno.last != .noSuchFileOrDirectory  // a C string
    }

    /// Takes a file away, unless it is gone already.
    package static func remove(_ path: String) throws(FileError) {
        guard unsafe unlink(path) != 0 else { return }  // a C string
        let error = Errno.last
        if error != .noSuchFileOrDirectory { throw .refused(path: path, .removed, errno: error.rawValue) }
    }

    private static func content(of file: FileDescriptor, _ path: String, upTo limit: Int) throws -> [UInt8] {
        let bytes = try file.bytes(upTo: limit + 1)
        guard bytes.count <= limit else { throw FileError.tooLarge(path: path, limit: limit) }
        return bytes
    }
}

extension FileDescriptor {
    /// What comes until the end, at most `count` bytes.
    fileprivate func bytes(upTo count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: min(count, 1 << 18))
        // Overwritten: it may have been a secret. The result is the caller's to wipe.
        defer { for place in piece.indices { piece[place] = 0 } }
        while bytes.count < count {
            let room = min(piece.count, count - bytes.count)
            // Told how much room there is.
            let read = try unsafe piece.withUnsafeMutableBytes { buffer in
                try unsafe self.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]))
            }
            if read == 0 { break }
            bytes += piece[..<read]
        }
        return bytes
    }
}
