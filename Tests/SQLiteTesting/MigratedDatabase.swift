import Foundation
import SQLiteEngine
import SecurityQuestions

/// A new database that all migrations have been applied to: made once in a run of the tests and copied for each, as making it takes
/// a tenth of a second, and a run needs hundreds. How one is made has tests of its own (`SQLiteEngineTests`).
package enum MigratedDatabase {
    private static let made = Result { try make() }

    /// Puts it where nothing is yet, for its owner's eyes only.
    package static func put(at path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        let bytes = try made.get()
        let isThere = FileManager.default.createFile(
            atPath: path, contents: bytes, attributes: [.posixPermissions: 0o600])
        guard isThere else { throw CocoaError(.fileWriteUnknown) }
    }

    private static func make() throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "database.sqlite").path()
        let world = World(now: { Date(timeIntervalSince1970: 0) }, randomBytes: { [UInt8](repeating: 0, count: $0) })
        try SQLiteEngine(path: path, use: .server, world: world).close()
        return try Data(contentsOf: URL(filePath: path))
    }
}
