import Foundation
import SecurityQuestions

extension SQLStore {
    package func standing(of brands: [Brand.ID], after entry: Int64) async throws -> Standing {
        try await readLong { db in
            let locked = try db.lockedNow(brands)
            let (outbox, webhooks) = (try db.waitingMessages(), try db.waitingDeliveries())
            let log = try db.logStanding()
            return Standing(
                lockedQuestions: Dictionary(brands.map { ($0, 0) } + locked) { _, counted in counted },
                stoppedBrands: Set(try db.all("SELECT id FROM brands WHERE stopped_at IS NOT NULL") { try $0["id"] }),
                waitingMessages: outbox.count, oldestMessage: outbox.oldest,
                waitingDeliveries: webhooks.count, oldestDelivery: webhooks.oldest, lastEntry: log.last,
                unsignedEntries: Int(log.last - log.signed), unsignedSince: try db.moment(ofEntryBehind: log.signed),
                lastBackup: try db.lastBackup(after: entry), unstreamedEntries: Int(log.last - log.streamed),
                unstreamedSince: try db.moment(ofEntryBehind: log.streamed))
        }
    }
}

extension Reading {
    /// By the index of those that wait.
    fileprivate func waitingMessages() throws -> (count: Int, oldest: Date?) {
        let sql = "SELECT count(*) AS waiting, min(happened_at) AS oldest FROM outbox WHERE state = 'waiting'"
        return try first(sql) { (count: try $0["waiting"], oldest: try $0["oldest"]) } ?? (0, nil)
    }

    /// By the index of those that wait. Whoever does not take them is paused in the end, and owed nothing until then.
    fileprivate func waitingDeliveries() throws -> (count: Int, oldest: Date?) {
        let sql = """
            SELECT count(*) AS waiting, min(d.made_at) AS oldest FROM webhook_deliveries d
            JOIN webhooks w ON w.key = d.webhook WHERE d.state = 'waiting' AND w.paused_at IS NULL
            """
        return try first(sql) { (count: try $0["waiting"], oldest: try $0["oldest"]) } ?? (0, nil)
    }

    fileprivate func logStanding() throws -> (last: Int64, signed: Int64, streamed: Int64) {
        let sql = """
            SELECT coalesce((SELECT max(number) FROM audit), 0) AS last,
                coalesce((SELECT max(number) FROM audit_checkpoints), 0) AS signed,
                coalesce((SELECT max(number) FROM audit_stream), 0) AS streamed
            """
        return try first(sql) { (last: try $0["last"], signed: try $0["signed"], streamed: try $0["streamed"]) } ?? (
            0, 0, 0
        )
    }

    fileprivate func moment(ofEntryBehind number: Int64) throws -> Date? {
        try first("SELECT at FROM audit WHERE number > ? ORDER BY number LIMIT 1", [number]) { try $0["at"] as Date }
    }

    /// From the end of the log back, and no further than was asked before: no index knows of backups.
    fileprivate func lastBackup(after entry: Int64) throws -> Date? {
        let sql = """
            SELECT at FROM audit WHERE number > ? AND kind = (SELECT key FROM audit_kinds WHERE name = ?)
            ORDER BY number DESC LIMIT 1
            """
        return try first(sql, [entry, AuditEvent.Kind.backupMade]) { try $0["at"] as Date }
    }
}
