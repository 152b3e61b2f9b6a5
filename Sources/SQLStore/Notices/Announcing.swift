import Foundation
import SecurityQuestions
import SpokenAnswers

extension Transaction {
    /// Puts a notice for everybody who hears of `event` into the outbox.
    func announce(_ event: AuditEvent) throws {
        guard event.notice != nil, let account = event.account,
            let key = try rememberedKey(of: account) ?? accountKey(account)
        else { return }
        let members = try all("SELECT \(MemberRow.columns) FROM members m WHERE m.account = ? ORDER BY m.key", [key]) {
            (key: try $0["member_key"] as Int64, member: try MemberRow.member($0, of: account))
        }
        let notice = NoticeRecipients(
            of: event, members: members.map(\.member), previous: try previousAddresses(ofAccount: key))
        guard let notice else { return }
        let keys = Dictionary(uniqueKeysWithValues: members.map { ($0.member.id, $0.key) })
        for recipient in notice.all {
            try post(
                """
                INSERT INTO outbox (id, kind, member, email, happened_at, by_name, expires_at, at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?5)
                """,
                [
                    ID<Message>(world), notice.kind, keys[recipient.member], recipient.address.text, notice.happenedAt,
                    notice.by, notice.expiresAt,
                ])
        }
    }

    private func previousAddresses(ofAccount key: Int64) throws -> [PreviousAddress] {
        try all(
            """
            SELECT m.id AS member_id, p.email, p.until FROM previous_emails p JOIN members m ON m.key = p.member
            WHERE m.account = ?
            """, [key]
        ) { PreviousAddress(of: try $0["member_id"], email: try $0["email"], until: try $0["until"]) }
    }

    /// Puts a message with a link into the outbox.
    func post(_ link: MailedLink, _ kind: Message.Kind, to member: Int64, at email: EmailAddress, happenedAt: Date)
        throws
    {
        try post(
            """
            INSERT INTO outbox (id, kind, member, email, happened_at, key_id, expires_at, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?5)
            """,
            [link.message, kind, member, email.text, happenedAt, link.keyID, link.expiresAt])
    }

    /// Remembers the account's latest change.
    func note(_ change: RecentChange, ofAccount key: Int64?, at now: Date) throws {
        try run("UPDATE accounts SET changed = ?, changed_at = ? WHERE key = ?", [change, now, key])
    }
}

extension Reading {
    func recentChange(of account: ID<Account>, at now: Date) throws -> RecentChange? {
        try first(
            "SELECT changed FROM accounts WHERE id = ? AND changed_at > ?",
            [account, now.addingTimeInterval(-RecentChange.lasts)]
        ) { try $0["changed"] }
    }

    func recentChange(ofAccount key: Int64, at now: Date) throws -> RecentChange? {
        try first(
            "SELECT changed FROM accounts WHERE key = ? AND changed_at > ?",
            [key, now.addingTimeInterval(-RecentChange.lasts)]
        ) { try $0["changed"] }
    }
}
