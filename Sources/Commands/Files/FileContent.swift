import Foundation

/// Reads and writes whole files, with complaints that name them.
enum FileContent {
    /// Throws a ``Complaint`` where the file cannot be read or is larger than `most` bytes.
    static func read(_ path: String, upTo most: Int) throws -> Data {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)  // a C string made of a Swift one
        guard descriptor >= 0 else { throw Complaint.file(path, doing: "read", errno: errno) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        errno = 0
        let data: Data
        do {
            data = try handle.read(upToCount: most + 1) ?? Data()
        } catch {
            throw Complaint.file(path, doing: "read", errno: errno == 0 ? EISDIR : errno)
        }
        guard data.count <= most else {
            throw Complaint(.badData, "\(path) is larger than \(most >> 20) MiB: name the right file, or split it.")
        }
        return data
    }

    /// Without this a power cut could take the name of a new file away again.
    static func synchronizeFolder(of path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)  // a C string
        guard descriptor >= 0 else { throw Complaint.file(folder, doing: "read", errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Complaint.file(folder, doing: "written", errno: errno) }
    }

    /// Writes a file that only this user can read, whole or not at all, in the place of an earlier one.
    static func writePrivately(_ data: Data, to path: String) throws {
        // A name of its own: two processes may write the same file.
        let draft = "\(path).\(UUID().uuidString).new"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)  // a C string
        guard descriptor >= 0 else { throw Complaint.file(path, doing: "written", errno: errno) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        errno = 0
        do {
            try handle.write(contentsOf: data)
            try handle.synchronize()
        } catch {
            let number = errno == 0 ? EIO : errno
            unsafe unlink(draft)  // a C string
            throw Complaint.file(path, doing: "written", errno: number)
        }
        guard unsafe rename(draft, path) == 0 else {  // C strings
            throw Complaint.file(path, doing: "written", errno: errno)
        }
    }
}
