import Foundation
import GRDB
import SecurityQuestions

extension Database {
    /// Puts a notice for everybody who hears of `event` into the outbox: every owner and administrator of the account, the
    /// member who did it, and the addresses that were theirs not long ago.
    func announce(_ event: AuditEvent) throws {
        guard let kind = event.notice, let account = event.account else { return }
        let by: (id: Data, name: String)? =
            if case .member(let id, let name) = event.actor { (id.blob, name) } else { nil }
        try run(
            """
            INSERT INTO outbox (id, kind, member, email, happened_at, by_name, expires_at, at)
            SELECT randomblob(16), ?1, m.key, coalesce(m.email_written, m.email), ?2, ?3, ?4, ?2
            FROM accounts a JOIN members m ON m.account = a.key
            WHERE a.id = ?5 AND (m.role IN ('owner', 'administrator') OR m.id = ?6)
            UNION ALL
            SELECT randomblob(16), ?1, m.key, p.email, ?2, ?3, ?4, ?2
            FROM accounts a JOIN members m ON m.account = a.key
                JOIN previous_emails p ON p.member = m.key AND p.until > ?2
            WHERE a.id = ?5 AND (m.role IN ('owner', 'administrator') OR m.id = ?6)
            """,
            [
                kind.rawValue, event.at.milliseconds, by?.name,
                event.at.addingTimeInterval(Message.noticeLifetime).milliseconds, account.blob, by?.id,
            ])
    }

    /// Puts a message with a link into the outbox.
    func post(_ link: MailedLink, _ kind: Message.Kind, to member: Int64, at email: EmailAddress, happenedAt: Date)
        throws
    {
        try run(
            """
            INSERT INTO outbox (id, kind, member, email, happened_at, key_id, expires_at, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?5)
            """,
            [
                link.message.blob, kind.rawValue, member, email.text, happenedAt.milliseconds, link.keyID,
                link.expiresAt.milliseconds,
            ])
    }

    /// Remembers the account's latest change.
    func note(_ change: RecentChange, ofAccount key: Int64?, at now: Date) throws {
        try run(
            "UPDATE accounts SET changed = ?, changed_at = ? WHERE key = ?", [change.rawValue, now.milliseconds, key])
    }

    func recentChange(ofAccount key: Int64, at now: Date) throws -> RecentChange? {
        try first(
            "SELECT changed FROM accounts WHERE key = ? AND changed_at > ?",
            [key, now.addingTimeInterval(-RecentChange.lasts).milliseconds]
        ) { try $0.word(0) }
    }
}
