import DurableFiles
import Foundation

/// The folder of a demo: its configuration, key ring, database and `demo.json`.
package struct DemoFolder: Sendable {
    package let path: String

    package var configuration: String { path + "/countersign.yaml" }
    package var file: String { path + "/demo.json" }
    /// There while the demo is being made.
    private var marker: String { path + "/demo.unfinished" }

    package init(path: String) { self.path = path }

    package enum State: Sendable {
        /// Not there, empty, or left half-made by a demo that was interrupted.
        case new
        case demo
    }

    /// Throws a ``DemoError`` where the folder holds something else.
    package func state() throws -> State {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        guard unsafe files.fileExists(atPath: path, isDirectory: &isFolder) else { return .new }  // fills a local
        guard isFolder.boolValue else { throw DemoError.notAFolder(path) }
        let names: [String]
        do {
            names = try files.contentsOfDirectory(atPath: path)
        } catch {
            throw FileError.refused(path: path, .read, errno: EACCES)
        }
        if names.isEmpty || files.fileExists(atPath: marker) { return .new }
        guard files.fileExists(atPath: file), files.fileExists(atPath: configuration) else {
            throw DemoError.somethingElse(path)
        }
        return .demo
    }

    /// Makes the folder and whatever `fill` puts into it; interrupted, it is made anew the next time.
    package func make(_ fill: () async throws -> Void) async throws {
        try PrivateFolder(path: path).make()
        try removeLeftovers()
        try FileContent.writePrivately([], to: marker)
        try await fill()
        try FileContent.remove(marker)
    }

    private func removeLeftovers() throws {
        let ours = [
            "countersign.yaml", "countersign.yaml.new", "key-ring", "database.sqlite", "database.sqlite-wal",
            "database.sqlite-shm", "database.lock", "demo.json", "demo.json.new",
        ]
        for name in ours { try FileContent.remove("\(path)/\(name)") }
    }
}
