import Foundation

/// An empty folder of its own for one test, removed with everything in it when the last owner lets go.
public final class TemporaryFolder: Sendable {
    public let path: String

    public init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of `name` within the folder.
    public func path(of name: String) -> String { path + "/" + name }

    /// A folder that is gone after `work`.
    public static func with<Result>(_ work: (String) async throws -> Result) async throws -> Result {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        return try await work(folder.path)
    }

    /// A folder that is gone after `work`.
    public static func use<Result>(_ work: (String) throws -> Result) throws -> Result {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        return try work(folder.path)
    }
}
