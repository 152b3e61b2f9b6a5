import Foundation
import SecurityQuestions

extension SQLStore {
    package func endWaysIn(ofBackup name: String, by origin: AuditOrigin) async throws -> EndedWaysIn {
        try await write { db in
            let ends = try db.endWaysIn(ofBrand: nil)
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
