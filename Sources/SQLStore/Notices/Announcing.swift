import Foundation
import SecurityQuestions
import SpokenAnswers

extension Transaction {
    /// Puts a notice for everybody who hears of `event` into the outbox.
    func announce(_ event: AuditEvent) throws {
        guard event.notice != nil, let account = event.account else { return }
        let rows = try all(Self.readers, [account]) { row in
            let member = try MemberRow.member(row, of: account)
            let email: EmailAddress? = try row["previous_email"]
            return (
                key: try row["member_key"] as Int64, member: member,
                previous: try email.map {
                    PreviousAddress(of: member.id, email: $0, until: try row["previous_until"])
                }
            )
        }
        // A member stands in a row for each address of before.
        let keys = Dictionary(rows.map { ($0.member.id, $0.key) }, uniquingKeysWith: { one, _ in one })
        var members: [Member] = []
        for row in rows where row.member.id != members.last?.id { members.append(row.member) }
        guard let notice = NoticeRecipients(of: event, members: members, previous: rows.compactMap(\.previous)) else {
            return
        }
        let messages: [SQLArguments] = try notice.all.map { recipient in
            [
                ID<Message>(world), notice.kind, try present(keys[recipient.member]), recipient.address.text,
                notice.happenedAt, notice.by, notice.expiresAt, notice.happenedAt,
            ]
        }
        try post(
            "INSERT INTO outbox (id, kind, member, email, happened_at, by_name, expires_at, at)", messages)
    }

    /// The members of an account, a row for each of their addresses of before, or one.
    private static let readers = """
        SELECT \(MemberRow.columns), p.email AS previous_email, p.until AS previous_until
        FROM accounts a JOIN members m ON m.account = a.key LEFT JOIN previous_emails p ON p.member = m.key
        WHERE a.id = ? ORDER BY m.key
        """

    /// Puts a message with a link into the outbox.
    func post(_ link: MailedLink, _ kind: Message.Kind, to member: Int64, at email: EmailAddress, happenedAt: Date)
        throws
    {
        try post(
            "INSERT INTO outbox (id, kind, member, email, happened_at, key_id, expires_at, at)",
            [[link.message, kind, member, email.text, happenedAt, link.keyID, link.expiresAt, happenedAt]])
    }

    /// Remembers the account's latest change.
    func note(_ change: RecentChange, ofAccount key: Int64?, at now: Date) throws {
        try update("UPDATE accounts SET changed = ?, changed_at = ? WHERE key = ?", [change, now, key])
    }
}
