import Foundation

/// A new file that only this user can read: written in full beside its place, then given its name, or thrown away.
final class PrivateDraft {
    private let path: String
    /// Where it is written.
    let draft: String
    private var isKept = false

    /// Throws a ``Complaint`` where there is a file of that name already, or it cannot be written.
    init(of path: String, holding data: Data) throws {
        self.path = path
        draft = Self.place(of: path)
        guard unsafe access(path, F_OK) != 0 else {  // a C string
            throw Complaint.file(path, doing: "written", errno: EEXIST)
        }
        try FileContent.writePrivately(data, to: draft)
    }

    /// Where the draft of `path` is written; known before there is one.
    static func place(of path: String) -> String { path + ".new" }

    func keep() throws {
        guard unsafe link(draft, path) == 0 else {  // C strings; unlike rename, link never replaces a file
            let reason = SystemReason(errno)
            isKept = true
            throw Complaint(
                reason.status, "\(path) cannot be written: \(reason.text). What belongs there is in \(draft).")
        }
        unsafe unlink(draft)  // a C string
        isKept = true
        try FileContent.synchronizeFolder(of: path)
    }

    deinit {
        if !isKept { unsafe unlink(draft) }  // a C string
    }
}
