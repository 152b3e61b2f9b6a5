import Foundation
import GRDB
import SecurityQuestions
import SpokenAnswers

extension SQLiteStore {
    public func due(at now: Date, limit: Int) async throws -> [Message] {
        try read { db in
            try db.all(
                MessageRow.sql + " WHERE o.state = 'waiting' AND o.at <= ? ORDER BY o.at, o.key LIMIT ?",
                [now.milliseconds, limit], MessageRow.message)
        }
    }

    public func nextDue() async throws -> Date? {
        try read { db in
            try db.first("SELECT min(at) FROM outbox WHERE state = 'waiting'") { $0.optionalDate(0) } ?? nil
        }
    }

    public func settle(_ message: ID<Message>, as state: Message.State) async throws {
        try await settle(message, as: state, readUnder: nil)
    }

    public func settle(_ message: ID<Message>, as state: Message.State, readUnder keyID: String?) async throws {
        let columns = state.columns
        try await write { db in
            try db.run(
                """
                UPDATE outbox SET state = ?1, at = ?2, tries = coalesce(?3, tries), reply = ?4
                WHERE id = ?5 AND state = 'waiting' AND (?6 IS NULL OR key_id = ?6)
                """,
                [columns.word, columns.at.milliseconds, columns.tries, columns.reply, message.blob, keyID])
        }
    }

    public func messages(withSent: Bool, limit: Int) async throws -> [Message] {
        try await readAside { db in
            try db.all(
                MessageRow.sql + (withSent ? "" : " WHERE o.state <> 'sent'") + " ORDER BY o.key DESC LIMIT ?",
                [limit], MessageRow.message)
        }
    }

    public func retry(_ message: ID<Message>?, at now: Date) async throws -> Int {
        try await write { db in
            // A link that is over would only mislead; a notice gets another life.
            try db.run(
                """
                UPDATE outbox SET state = 'waiting', at = ?1, tries = 0, expires_at = iif(key_id IS NULL, max(expires_at, ?2), expires_at)
                WHERE state = 'failed' AND (?3 IS NULL OR id = ?3) AND (key_id IS NULL OR expires_at > ?1)
                """,
                [
                    now.milliseconds, now.addingTimeInterval(Message.noticeLifetime).milliseconds, message?.blob,
                ])
        }
    }

    public func forgetMail(before date: Date) async throws {
        try await write { db in
            let before = date.milliseconds
            try db.run("DELETE FROM outbox WHERE state <> 'waiting' AND at < ?", [before])
            try db.run("DELETE FROM password_resets WHERE expires_at < ?", [before])
            try db.run("DELETE FROM email_changes WHERE expires_at < ?", [before])
            try db.run("DELETE FROM previous_emails WHERE until < ?", [before])
            // A browser's cookie lasts 400 days at most (RFC 6265bis §5.5).
            let lastYear = date.addingTimeInterval(-400 * 24 * 3600).milliseconds
            try db.run("DELETE FROM browsers WHERE seen_at < ?", [lastYear])
        }
    }
}

/// A message as a row, with whom it is written to.
enum MessageRow {
    static let sql = """
        SELECT o.id, o.kind, b.id, a.company, o.email, m.name, coalesce(m.language, a.language), o.happened_at, o.by_name,
            o.key_id, o.expires_at, o.state, o.at, o.tries, o.reply,
            o.kind <> 'emailConfirmation' AND o.email <> coalesce(m.email_written, m.email)
        FROM outbox o JOIN members m ON m.key = o.member JOIN accounts a ON a.key = m.account
            JOIN brands b ON b.key = a.brand
        """

    /// Reads the columns of ``sql``.
    static func message(_ row: Row) throws -> Message {
        Message(
            id: try ID(blob: row[0]), kind: try row.word(1), brand: row[2], company: row[3],
            to: try EmailAddress(column: row[4]), isFormerAddress: row[15], name: row[5], language: try row.word(6),
            happenedAt: row.date(7),
            by: row[8], keyID: row[9], expiresAt: row.date(10), state: try state(row))
    }

    private static func state(_ row: Row) throws -> Message.State {
        switch row[11] as String {
        case "waiting": .waiting(until: row.date(12), tries: row[13], reply: row[14])
        case "sent": .sent(at: row.date(12))
        case "failed": .failed(at: row.date(12), reply: row[14])
        default: throw UnreadableValue()
        }
    }
}

extension Message.State {
    fileprivate var columns: (word: String, at: Date, tries: Int?, reply: String?) {
        switch self {
        case .waiting(let until, let tries, let reply): ("waiting", until, tries, reply)
        case .sent(let at): ("sent", at, nil, nil)
        case .failed(let at, let reply): ("failed", at, nil, reply)
        }
    }
}
