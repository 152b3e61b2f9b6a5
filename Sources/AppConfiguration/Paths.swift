import Foundation

/// Paths as people type them.
package enum Paths {
    /// `typed` as an absolute path without `.` and `..`; a relative one starts from `folder`.
    package static func absolute(_ typed: String, from folder: String) -> String {
        let base = URL(fileURLWithPath: folder, isDirectory: true)
        return URL(fileURLWithPath: typed, relativeTo: base).standardizedFileURL.path
    }

    package static var workingFolder: String { FileManager.default.currentDirectoryPath }
}
