import Foundation
import SecurityQuestions

extension SQLStore {
    package func endWaysIn(ofBackup name: String, by origin: AuditOrigin) async throws -> RestorationEnds {
        try await write { db in
            var counts: [RestorationEnds.Way: Int] = [:]
            for way in RestorationEnds.Way.allCases { counts[way] = try db.end(way) }
            let ends = RestorationEnds(counts)
            try db.run(
                "INSERT INTO mail_hold (key, since) VALUES (1, ?) ON CONFLICT (key) DO UPDATE SET since = excluded.since",
                [db.now])
            try db.record(RestoredBackup(name, ended: ends, by: origin, at: db.now).event)
            return ends
        }
    }

    package func mailHold() async throws -> MailHold? {
        try await readOnce { db in
            try db.first(
                "SELECT since, (SELECT count(*) FROM outbox WHERE state = 'waiting') AS waiting FROM mail_hold"
            ) { MailHold(since: try $0["since"], waiting: try $0["waiting"]) }
        }
    }

    package func releaseMail(discarding: Bool, by origin: AuditOrigin) async throws -> Int? {
        try await write { db in
            let waiting = try db.first("SELECT count(*) AS waiting FROM outbox WHERE state = 'waiting'") {
                try $0["waiting"] as Int
            }
            guard try db.run("DELETE FROM mail_hold") > 0 else { return nil }
            if discarding {
                try db.run(
                    "UPDATE outbox SET state = 'failed', at = ?, reply = 'Discarded after a restoration.' "
                        + "WHERE state = 'waiting'", [db.now])
            }
            let change: MailRelease = discarding ? .discarded : .released
            try db.record(change.event(waiting ?? 0, by: origin, at: db.now))
            return waiting ?? 0
        }
    }
}

extension Transaction {
    /// - Returns: how many there were.
    fileprivate func end(_ way: RestorationEnds.Way) throws -> Int {
        switch way {
        case .sessions: return try run("DELETE FROM sessions")
        case .knownBrowsers: return try run("DELETE FROM browsers")
        case .supportCodes:
            let open = try run("DELETE FROM support_codes WHERE used_at IS NULL")
            try run("DELETE FROM support_codes")
            try run("DELETE FROM code_links")
            return open
        case .calls: return try endCalls()
        case .passwordLinks: return try run("DELETE FROM password_resets")
        case .addressLinks: return try run("DELETE FROM email_changes")
        case .activations: return try run("DELETE FROM activations WHERE completed_at IS NULL")
        case .mailedLinks: return try run("DELETE FROM outbox WHERE state = 'waiting' AND key_id IS NOT NULL")
        }
    }

    private func endCalls() throws -> Int {
        try run("DELETE FROM call_announcements")
        try run("DELETE FROM grants")
        return try run(
            """
            UPDATE calls SET outcome = CASE WHEN verified_at IS NULL THEN 'ended' ELSE 'verified' END, closed_at = ?
            WHERE outcome IS NULL
            """, [now])
    }
}
