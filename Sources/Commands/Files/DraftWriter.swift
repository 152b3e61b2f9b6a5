import Foundation

/// Writes a draft piece by piece.
struct DraftWriter {
    private let handle: FileHandle
    private let path: String

    init(_ draft: PrivateDraft) throws {
        path = draft.draft
        guard let handle = FileHandle(forWritingAtPath: path) else {
            throw Complaint.file(path, doing: "written", errno: errno)
        }
        self.handle = handle
    }

    func write(_ text: String) throws {
        try reporting { try handle.write(contentsOf: Data(text.utf8)) }
    }

    /// Down to the disk.
    func finish() throws {
        try reporting {
            try handle.synchronize()
            try handle.close()
        }
    }

    private func reporting(_ work: () throws -> Void) throws {
        errno = 0
        do { try work() } catch { throw Complaint.file(path, doing: "written", errno: errno == 0 ? EIO : errno) }
    }
}
