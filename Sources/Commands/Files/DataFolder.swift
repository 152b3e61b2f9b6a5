import Foundation

/// The folder that holds the database and the key ring; nobody else may look into it.
struct DataFolder: Sendable {
    let path: String

    /// Makes it, and what leads to it, unless it is there.
    func make() throws {
        let parts = path.split(separator: "/")
        for length in 1...max(1, parts.count) {
            let folder = "/" + parts.prefix(length).joined(separator: "/")
            let mode: mode_t = length == parts.count ? 0o700 : 0o755
            guard unsafe mkdir(folder, mode) != 0, errno != EEXIST else { continue }  // a C string
            // A folder that is there may also be answered with "not permitted".
            var isFolder: ObjCBool = false
            let number = errno
            let isThere = unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)  // a local
            if isThere, isFolder.boolValue { continue }
            throw Complaint.file(path, doing: "made", errno: number)
        }
    }
}
