import Foundation
import SecurityQuestions
import SpokenAnswers

extension Transaction {
    /// Puts a notice for everybody who hears of `event` into the outbox. A member who was altered hears of nothing, and keeps
    /// nobody else from it: the audit log tells of it, once in a transaction.
    func announce(_ event: AuditEvent) throws {
        guard let (notice, keys, isWhole) = try readers(of: event) else { return }
        if !isWhole, let account = event.account, !recorded.contains(where: { $0.kind == RecordAltered.kind }) {
            try record(RecordAltered.comeUpon(.member, of: account, at: now))
        }
        guard let notice else { return }
        let fields = notice.fields.map(\.rawValue).joined(separator: " ")
        let about = notice.about?.detail ?? (fields.isEmpty ? nil : fields)
        let messages: [SQLArguments] = try notice.all.map { recipient in
            [
                ID<Message>(world), notice.kind, try present(keys[recipient.member]), recipient.address.text,
                notice.happenedAt, notice.by, about, notice.named.by.flatMap { keys[$0] },
                notice.named.about.flatMap { keys[$0] }, notice.expiresAt, notice.happenedAt,
            ]
        }
        postLast(
            "INSERT INTO outbox (id, kind, member, email, happened_at, by_name, about, by_member, about_member, expires_at, at)",
            messages)
    }

    /// Puts a message with a link into the outbox.
    func post(
        _ link: MailedLink, _ kind: Message.Kind, to member: Int64, at email: EmailAddress, happenedAt: Date,
        about: String? = nil
    ) throws {
        try post(
            "INSERT INTO outbox (id, kind, member, email, happened_at, about, key_id, expires_at, at)",
            [[link.message, kind, member, email.text, happenedAt, about, link.keyID, link.expiresAt, happenedAt]])
    }

    /// Remembers the account's latest change.
    func note(_ change: RecentChange, ofAccount key: Int64?, at now: Date) throws {
        try update("UPDATE accounts SET changed = ?, changed_at = ? WHERE key = ?", [change, now, key])
    }
}

extension Reading {
    /// Who hears of `event`, with their keys, and whether all rows could be believed; nil where nobody does.
    func readers(of event: AuditEvent) throws -> (NoticeRecipients?, keys: [ID<Member>: Int64], isWhole: Bool)? {
        guard event.notice != nil, let account = event.account else { return nil }
        let found = try all(Self.readersSQL, [account]) { row in
            let (member, facts) = try MemberRow.unchecked(row, of: account)
            guard try unlessAltered({ try row.require(facts, tag: "member") }) != nil else { return nil as Reader? }
            let email: EmailAddress? = try row["previous_email"]
            return (
                key: try row["member_key"], member: member,
                previous: try email.map {
                    PreviousAddress(of: member.id, email: $0, until: try row["previous_until"])
                }
            )
        }
        let rows = found.compactMap(\.self)
        // A member stands in a row for each address of before.
        let keys = Dictionary(rows.map { ($0.member.id, $0.key) }, uniquingKeysWith: { one, _ in one })
        var members: [Member] = []
        for row in rows where row.member.id != members.last?.id { members.append(row.member) }
        let notice = NoticeRecipients(of: event, members: members, previous: rows.compactMap(\.previous))
        return (notice, keys, rows.count == found.count)
    }

    private typealias Reader = (key: Int64, member: Member, previous: PreviousAddress?)

    /// The members of an account, a row for each of their addresses of before, or one.
    private static var readersSQL: String {
        """
        SELECT \(MemberRow.columns), p.email AS previous_email, p.until AS previous_until
        FROM accounts a JOIN members m ON m.account = a.key
            LEFT JOIN previous_emails p ON p.member = \(MemberRow.logInKey) AND m.accepted = 1
        WHERE a.id = ? ORDER BY m.key
        """
    }
}
