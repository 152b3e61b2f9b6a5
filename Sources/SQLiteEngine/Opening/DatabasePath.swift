import Foundation
import SecurityQuestions

/// The database's place on the disk.
struct DatabasePath: Sendable {
    let path: String

    /// - Parameter path: of the file; links are followed, so that one file has one name.
    init(path: String) {
        self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    /// `database.sqlite` has `database.lock` beside it.
    var lockPath: String { URL(fileURLWithPath: path).deletingPathExtension().path + ".lock" }

    /// Makes an empty file that only its owner can read, unless there is one.
    func create() throws {
        let descriptor = try PrivateFile.open(path, flags: O_RDWR | O_CREAT, reporting: FailureMapping(path: path))
        Foundation.close(descriptor)
    }

    /// What stands in the way of a byte beside the database; nil where nothing does, or nobody has run a server there. A disk that the
    /// system lets nobody write to since an error may be told as any other until it is tried (ext4 of Linux 6.18 with
    /// `errors=remount-ro`); SQLite says of it only that writing failed.
    var whyNotWritten: StoreFailure? {
        let failures = FailureMapping(path: path)
        // It has nothing in it that anybody reads.
        let opened = unsafe open(lockPath, O_WRONLY | O_CLOEXEC)  // a C string
        guard opened >= 0 else { return errno == ENOENT ? nil : failures.failure(errno: errno) }
        defer { Foundation.close(opened) }
        var byte = UInt8(ascii: "\n")
        let written = unsafe pwrite(opened, &byte, 1, 0)  // a local
        return written == 1 ? nil : failures.failure(errno: errno)
    }

    /// What stands in the way when SQLite only says that it cannot open the file.
    var whyNotOpened: StoreFailure {
        guard let kind = try? FileManager.default.attributesOfItem(atPath: folder)[.type] as? FileAttributeType,
            kind == .typeDirectory
        else { return .unreachable(path: path) }
        return FileManager.default.isWritableFile(atPath: folder) ? .unreachable(path: path) : .readOnly(path: path)
    }
}
