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

    /// What stands in the way when SQLite only says that it cannot open the file.
    var whyNotOpened: StoreFailure {
        guard let kind = try? FileManager.default.attributesOfItem(atPath: folder)[.type] as? FileAttributeType,
            kind == .typeDirectory
        else { return .unreachable(path: path) }
        return FileManager.default.isWritableFile(atPath: folder) ? .unreachable(path: path) : .readOnly(path: path)
    }
}
