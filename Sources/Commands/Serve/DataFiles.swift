import AppConfiguration
import Foundation
import Logging
import Telemetry

/// The files in the data folder that hold what nobody else may read: the database, what SQLite keeps beside it, and backups that
/// were made there.
struct DataFiles: Sendable {
    let database: String

    /// A file that its group or everybody may read or write.
    struct Open: Sendable, Hashable {
        let path: String
        let mode: Int

        var words: String { "\(path) (mode \(String(mode, radix: 8)))" }
    }

    init(_ configuration: Configuration) { self.init(database: configuration.database) }

    init(database: String) { self.database = database }

    /// In the order of their names.
    func openToOthers() -> [Open] {
        let folder = URL(fileURLWithPath: database).resolvingSymlinksInPath().deletingLastPathComponent().path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let own = names.filter { name in [".sqlite", ".sqlite-wal", ".sqlite-shm"].contains { name.hasSuffix($0) } }
        return own.sorted().compactMap { name in
            let path = folder + "/" + name
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            guard attributes?[.type] as? FileAttributeType == .typeRegular,
                let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0
            else { return nil }
            return Open(path: path, mode: mode)
        }
    }

    /// Takes them away from others, and says so. An installation that ran before goes on running.
    func takeFromOthers(_ logger: Logger) throws {
        for file in openToOthers() {
            do {
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            } catch {
                throw CommandError(
                    .permission,
                    "Others may read \(file.words), and its mode cannot be changed: run “chmod 600 \(file.path)”.")
            }
            logger.tell(
                .dataFileOpen, "others could read a file of the database: its mode is 600 now",
                ["file": "\(file.words)"])
        }
    }

    /// Throws where one is open to others, and names it.
    func requirePrivate() throws {
        guard let first = openToOthers().first else { return }
        throw CommandError(
            .permission,
            "Others may read \(first.words): run “chmod 600 \(first.path)”; the server does at its next start.")
    }
}
