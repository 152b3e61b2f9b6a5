import ArgumentParser

/// How an entry of the audit log is written for a collector of logs.
enum AuditFormat: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// An ``AuditExportLine``.
    case jsonl
    /// The Open Cybersecurity Schema Framework: an ``OCSFEvent``.
    case ocsf
    /// ArcSight's Common Event Format: a ``CEFRecord``.
    case cef

    /// One line, which is ended.
    func line(_ fed: FedEntry) throws -> String {
        switch self {
        case .jsonl: try AuditExportLine(fed).encoded()
        case .ocsf: try OCSFEvent(fed).encoded()
        case .cef: CEFRecord(fed).text + "\n"
        }
    }
}
