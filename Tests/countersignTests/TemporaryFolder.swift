import Foundation

/// A folder that is gone afterwards.
enum TemporaryFolder {
    static func with<Result>(_ work: (String) async throws -> Result) async throws -> Result {
        let folder = try make()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await work(folder.path)
    }

    static func use<Result>(_ work: (String) throws -> Result) throws -> Result {
        let folder = try make()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder.path)
    }

    private static func make() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("countersign-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        return folder
    }
}
