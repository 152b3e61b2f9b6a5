import Foundation
import SecurityQuestions

extension SQLStore {
    package func announce(_ id: ID<CallAnnouncement>, of account: ID<Account>, by origin: AuditOrigin) async throws
        -> CallAnnouncement?
    {
        try await write { db in
            guard let key = try db.accountKey(account) else { return nil }
            try db.lock(.account(key))
            let latest = try db.announcement(ofAccount: key)
            let announcing = CallAnnouncing(
                id, of: account, latest: latest, call: try latest?.call.flatMap { try db.call($0)?.call }, by: origin,
                at: db.now)
            switch announcing {
            case .stands(let announcement): return announcement
            case .announced(let announcement, let event):
                try db.keep(announcement, ofAccount: key)
                try db.record(event)
                return announcement
            }
        }
    }

    package func tickWords(_ known: Bool, in call: ID<Call>, by agent: Agent, from address: String?) async throws
        -> Bool
    {
        try await write { db in
            guard let row = try db.lockedCall(call, agent: agent.id) else { return false }
            let tick = CallWordsTick(
                known, in: row.call, announcement: try db.announcement(ofAccount: row.accountKey),
                by: AuditOrigin(agent, address: address), at: db.now)
            guard let tick else { return true }
            try db.keep(tick.announcement, ofAccount: row.accountKey)
            try db.record(tick.event)
            return true
        }
    }

    package func reportImpostor(_ account: ID<Account>, by origin: AuditOrigin) async throws {
        try await write { db in
            guard let key = try db.accountKey(account) else { return }
            try db.lock(.account(key))
            let calls = try db.callsNotClosed(about: account)
            let report = ImpostorReport(
                about: account, calls: calls.map(\.call), latest: try db.latestReport(about: account), by: origin,
                at: db.now)
            try db.perform(report.revokes)
            try db.withdraw(calls, as: report.calls, ofAccount: key)
            for event in report.events { try db.record(event) }
        }
    }
}

/// An announcement as a row.
enum CallAnnouncementRow {
    /// Of `call_announcements n`.
    static let columns = """
        n.id AS announcement_id, n.announced_at, (SELECT id FROM calls WHERE key = n.call) AS announced_call,
        n.other_call_at, n.words_known
        """

    /// Reads ``columns``; nil where there is none.
    static func announcement(_ row: SQLRow, of account: ID<Account>) throws -> CallAnnouncement? {
        guard let id: ID<CallAnnouncement> = try row["announcement_id"] else { return nil }
        return CallAnnouncement(
            id: id, account: account, announcedAt: try row["announced_at"], call: try row["announced_call"],
            otherCallAt: try row["other_call_at"], wordsKnown: try row["words_known"])
    }
}

extension Reading {
    func announcement(ofAccount key: Int64) throws -> CallAnnouncement? {
        try first(
            """
            SELECT a.id AS account_id, \(CallAnnouncementRow.columns)
            FROM accounts a JOIN call_announcements n ON n.account = a.key WHERE a.key = ?
            """, [key]
        ) { try CallAnnouncementRow.announcement($0, of: try $0["account_id"]) } ?? nil
    }

    /// When "they called me" was reported last.
    fileprivate func latestReport(about account: ID<Account>) throws -> Date? {
        // By the index of the log.
        try first(
            """
            SELECT max(e.at) AS latest FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE e.account = ? AND e.kind > 2 AND k.name = ?
            """, [account, AuditEvent.Kind.impostorReported.rawValue]
        ) { try $0["latest"] as Date? } ?? nil
    }
}

extension Transaction {
    /// In place of the account's earlier one.
    func keep(_ announcement: CallAnnouncement, ofAccount key: Int64) throws {
        try insert(
            """
            INSERT INTO call_announcements (account, id, announced_at, call, other_call_at, words_known)
            VALUES (?, ?, ?, (SELECT key FROM calls WHERE id = ?), ?, ?)
            ON CONFLICT (account) DO UPDATE SET
                id = excluded.id, announced_at = excluded.announced_at, call = excluded.call,
                other_call_at = excluded.other_call_at, words_known = excluded.words_known
            """,
            [
                key, announcement.id, announcement.announcedAt, announcement.call, announcement.otherCallAt,
                announcement.wordsKnown,
            ])
    }
}
