import Logging

/// Everything that the server's own log tells of, one line each. The names never change: alerts and searches go by them.
/// docs/monitoring.md says what each means.
package enum LoggedEvent: String, CaseIterable, Sendable {
    case requestServed = "request.served"
    case requestFailed = "request.failed"
    case requestBusy = "request.busy"
    case connectionsRefused = "connections.refused"
    case openFilesNearLimit = "files.near-limit"
    case loginsSprayed = "logins.sprayed"
    case brandStopped = "brand.stopped"

    case mailNotSetUp = "mail.not-set-up"
    case mailHeld = "mail.held"
    case mailSent = "mail.sent"
    case mailDeferred = "mail.deferred"
    case mailGivenUp = "mail.given-up"
    case outboxFailed = "outbox.failed"
    case webhooksFailed = "webhooks.failed"

    case auditSigned = "audit.signed"
    case auditFault = "audit.fault"
    case auditNotSigned = "audit.not-signed"
    case auditStreamFailed = "audit.stream-failed"
    case auditStreamResumed = "audit.stream-resumed"
    case schemaAltered = "schema.altered"
    case accountAltered = "account.altered"

    case configurationReloaded = "configuration.reloaded"
    case configurationUnusable = "configuration.unusable"
    case keyRingChanged = "key-ring.changed"
    case keyRingUnusable = "key-ring.unusable"
    case certificateRenewed = "certificate.renewed"
    case certificateUnusable = "certificate.unusable"
    case certificateKeyOpen = "certificate.key-open"
    case dataFileOpen = "data-file.open"

    case databaseAwaited = "database.awaited"
    case databaseReached = "database.reached"
    case nodeDiffers = "node.differs"
    case nodeLacksKey = "node.lacks-key"
    case nodeSilent = "node.silent"
    case nodeSeen = "node.seen"
    case leaseTaken = "lease.taken"
    case leaseLost = "lease.lost"

    case databaseUnwritable = "database.unwritable"
    case databaseWritable = "database.writable"
    case stopHung = "stop.hung"
    case sweepFailed = "sweep.failed"
    case retentionDone = "retention.done"
    case retentionPaused = "retention.paused"
    case databaseLogNotEmptied = "database-log.not-emptied"
    case helpMissing = "help.missing"
    case helpUnreadable = "help.unreadable"

    /// What a library says, which has no names for it.
    case library = "library"

    package var level: Logger.Level {
        switch self {
        case .requestServed, .mailSent, .auditSigned, .retentionDone, .leaseTaken, .library: .info
        case .configurationReloaded, .keyRingChanged, .certificateRenewed, .databaseLogNotEmptied,
            .auditStreamResumed, .databaseReached, .databaseWritable, .nodeSeen:
            .notice
        case .requestBusy, .connectionsRefused, .openFilesNearLimit, .loginsSprayed, .brandStopped, .mailNotSetUp,
            .mailHeld,
            .mailDeferred,
            .mailGivenUp, .certificateKeyOpen, .dataFileOpen, .retentionPaused, .helpMissing, .helpUnreadable,
            .auditStreamFailed, .databaseAwaited, .nodeDiffers, .leaseLost:
            .warning
        case .requestFailed, .outboxFailed, .webhooksFailed, .auditNotSigned, .accountAltered, .configurationUnusable,
            .keyRingUnusable, .certificateUnusable, .sweepFailed, .nodeLacksKey, .nodeSilent, .databaseUnwritable:
            .error
        case .auditFault, .schemaAltered, .stopHung: .critical
        }
    }
}

extension Logger {
    /// Writes a line of `event`, at its level.
    package func tell(
        _ event: LoggedEvent, _ message: @autoclosure () -> Logger.Message,
        _ facts: @autoclosure () -> Logger.Metadata = [:]
    ) {
        guard logLevel <= event.level else { return }
        var metadata = facts()
        metadata[LogLine.eventKey] = "\(event.rawValue)"
        log(level: event.level, message(), metadata: metadata)
    }
}
