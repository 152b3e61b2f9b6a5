import Foundation

/// Whether the data folder is private, can be written and has room.
struct FolderCheck: Sendable {
    let path: String

    /// Below this a busy day could fill the disk.
    static let leastFreeMiB = 256

    func look() throws -> String {
        guard FileManager.default.fileExists(atPath: path) else {
            return "\(path) is not there yet; made at the first start"
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        guard attributes[.type] as? FileAttributeType == .typeDirectory else {
            throw CommandError(.notCreated, "\(path) is not a folder: correct “data” in the configuration.")
        }
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        guard mode & 0o077 == 0 else {
            let octal = String(mode, radix: 8)
            throw CommandError(.permission, "\(path) is open to others (mode \(octal)): run “chmod 700 \(path)”.")
        }
        guard unsafe access(path, R_OK | W_OK | X_OK) == 0 else {  // a C string
            throw CommandError.file(path, doing: "written", errno: errno)
        }
        let free = try freeMiB()
        guard free >= Self.leastFreeMiB else {
            throw CommandError(
                .inputOutput, "\(path) has only \(free) MiB left: make room, at least \(Self.leastFreeMiB) MiB.")
        }
        return "\(path), private, \(free) MiB free"
    }

    private func freeMiB() throws -> Int {
        var space = statvfs()
        guard unsafe statvfs(path, &space) == 0 else {  // fills a local variable
            throw CommandError.file(path, doing: "looked at", errno: errno)
        }
        return Int(clamping: (UInt64(space.f_bavail) * UInt64(space.f_frsize)) >> 20)
    }
}
