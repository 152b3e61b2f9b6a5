import DurableFiles
import Foundation
import SecurityQuestions

/// The latest checkpoint of the audit log, kept outside the database: it tells when the log was cut, or put back.
///
/// Whoever can write to the database only cannot change it; and nobody without the key ring can make one.
struct CheckpointFile: Sendable {
    let path: String
    private static let largest = 4096

    /// Nil where there is none.
    func read() throws -> AuditCheckpoint? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard
            let line = try? JSONDecoder().decode(
                AuditExportLine.self, from: Data(FileContent.read(path, upTo: Self.largest))),
            let checkpoint = line.checkpoint
        else { throw AuditFault.unreadable(line: 1) }
        return checkpoint
    }

    /// An older one never takes the place of a newer one.
    func keep(_ checkpoint: AuditCheckpoint) throws {
        if let kept = try read(), kept.number >= checkpoint.number { return }
        try FileContent.writePrivately(AuditExportLine(checkpoint).encoded().utf8, to: path)
    }
}
