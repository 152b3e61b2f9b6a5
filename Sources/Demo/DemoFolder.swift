import Foundation

/// The folder of a demo: its configuration, key ring, database and `demo.json`.
struct DemoFolder: Sendable {
    let path: String

    var configuration: String { path + "/countersign.yaml" }
    var file: String { path + "/demo.json" }
    /// There while the demo is being made.
    private var marker: String { path + "/demo.unfinished" }

    enum State: Sendable {
        /// Not there, empty, or left half-made by a demo that was interrupted.
        case new
        case demo
    }

    /// Throws a ``Complaint`` where the folder holds something else.
    func state() throws -> State {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        guard unsafe files.fileExists(atPath: path, isDirectory: &isFolder) else { return .new }  // fills a local
        guard isFolder.boolValue else { throw Complaint(.notCreated, "\(path) is a file: name a folder for the demo.") }
        let names: [String]
        do {
            names = try files.contentsOfDirectory(atPath: path)
        } catch {
            throw Complaint.file(path, doing: "read", errno: EACCES)
        }
        if names.isEmpty || files.fileExists(atPath: marker) { return .new }
        guard files.fileExists(atPath: file), files.fileExists(atPath: configuration) else {
            throw Complaint(
                .notCreated, "\(path) holds something other than a demo: name a new or an empty folder with --data.")
        }
        return .demo
    }

    /// Makes the folder and whatever `fill` puts into it; interrupted, it is made anew the next time.
    func make(_ fill: () async throws -> Void) async throws {
        try DataFolder(path: path).make()
        try removeLeftovers()
        try FileContent.writePrivately(Data(), to: marker)
        try await fill()
        guard unsafe unlink(marker) == 0 else {  // a C string
            throw Complaint.file(marker, doing: "removed", errno: errno)
        }
    }

    private func removeLeftovers() throws {
        let ours = [
            "countersign.yaml", "countersign.yaml.new", "key-ring", "database.sqlite", "database.sqlite-wal",
            "database.sqlite-shm", "database.lock", "demo.json", "demo.json.new",
        ]
        for name in ours where unsafe unlink("\(path)/\(name)") != 0 && errno != ENOENT {  // a C string
            throw Complaint.file("\(path)/\(name)", doing: "removed", errno: errno)
        }
    }
}
