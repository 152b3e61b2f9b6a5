import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func due(limit: Int) async throws -> [Message] {
        try await read { db in
            try db.all(
                OutboxTurns.sql, [db.now, limit, db.now.addingTimeInterval(-NoticePacing.memory)], OutboxTurns.message)
        }
    }

    package func nextDue() async throws -> Date? {
        try await readOnce { db in
            try db.first(
                "SELECT min(at) AS next FROM outbox WHERE state = 'waiting' AND NOT EXISTS (SELECT 1 FROM mail_hold)"
            ) { try $0["next"] as Date? }
                ?? nil
        }
    }

    package func settle(_ message: ID<Message>, as state: Message.State, readUnder keyID: String?) async throws {
        let columns = state.columns
        let change = "UPDATE outbox SET state = ?1, at = ?2, tries = coalesce(?3, tries), reply = ?4"
        let values: SQLArguments = [columns.word, columns.at, columns.tries, columns.reply, message]
        try await write { db in
            guard keyID == nil else {
                try db.run("\(change) WHERE id = ?5 AND state = 'waiting' AND key_id = ?6", values + [keyID])
                return
            }
            // The earlier ones that it spoke for first: they are found by it.
            try db.run("\(change) WHERE \(OutboxTurns.earlierEquals)", values)
            try db.run("\(change) WHERE id = ?5 AND state = 'waiting'", values)
        }
    }

    package func messages(withSent: Bool, limit: Int) async throws -> [Message] {
        try await readLong { db in
            try db.all(
                MessageRow.sql + (withSent ? "" : " WHERE o.state <> 'sent'") + " ORDER BY o.key DESC LIMIT ?",
                [limit], MessageRow.message)
        }
    }

    package func retry(_ message: ID<Message>?) async throws -> Int {
        try await write { db in
            // A link that is over would only mislead; a notice gets another life.
            let tried = try db.run(
                """
                UPDATE outbox SET state = 'waiting', at = ?1, tries = 0,
                    expires_at = CASE WHEN key_id IS NULL AND expires_at < ?2 THEN ?2 ELSE expires_at END
                WHERE state = 'failed' AND (id = ?3 OR ?3 IS NULL) AND (key_id IS NULL OR expires_at > ?1)
                """,
                [db.now, db.now.addingTimeInterval(Message.noticeLifetime), message])
            // The later one that speaks for it is looked at now as well, or nothing would be due of what is.
            try db.run(
                """
                UPDATE outbox SET at = ?1
                WHERE state = 'waiting' AND key_id IS NULL AND at > ?1 AND EXISTS (
                    SELECT 1 FROM outbox n WHERE n.state = 'waiting' AND n.at = ?1 AND n.key_id IS NULL
                        AND n.member IS NOT DISTINCT FROM outbox.member AND n.agent IS NOT DISTINCT FROM outbox.agent
                        AND coalesce(n.about, '') = coalesce(outbox.about, '') AND n.email = outbox.email AND n.kind = outbox.kind
                        AND coalesce(n.by_name, '') = coalesce(outbox.by_name, ''))
                """, [db.now])
            return tried
        }
    }

    package func forgetMail(before date: Date) async throws {
        try await write { db in
            try db.run("DELETE FROM outbox WHERE state <> 'waiting' AND at < ?", [date])
            // What waited in vain, as it does where no mail is set up, is never sent any more.
            try db.run("DELETE FROM outbox WHERE state = 'waiting' AND expires_at < ?", [date])
            try db.run("DELETE FROM password_resets WHERE expires_at < ?", [date])
            try db.run("DELETE FROM email_changes WHERE expires_at < ?", [date])
            try db.run("DELETE FROM not_me_links WHERE expires_at < ?", [date])
            try db.run("DELETE FROM previous_emails WHERE until < ?", [date])
            // A browser's cookie lasts 400 days at most (RFC 6265bis §5.5).
            try db.run("DELETE FROM browsers WHERE seen_at < ?", [date.addingTimeInterval(-400 * 24 * 3600)])
        }
    }
}

/// A message as a row, with whom it is written to.
enum MessageRow {
    static let sql = "SELECT \(columns) FROM outbox o \(joins)"

    static let columns = """
        o.id AS message_id, o.kind AS message_kind, b.id AS brand_id, coalesce(a.company, '') AS company, o.email,
            coalesce(o.reader_name, m.name, g.name) AS name, o.about, CASE WHEN o.agent IS NULL THEN 0 ELSE 1 END AS to_agent,
            coalesce(o.reader_language, m.language, a.language, g.language) AS language, o.happened_at, o.by_name, o.key_id, o.expires_at, o.state,
            o.at AS at, o.tries, o.reply,
            CASE WHEN o.member IS NOT NULL AND o.kind <> 'emailConfirmation' AND o.email <> coalesce(m.email_written, m.email) THEN 1 ELSE 0 END
                AS is_former,
            m.role AS reader_role, CASE WHEN o.reader_name IS NULL THEN 0 ELSE 1 END AS is_gone,
            (SELECT p.until FROM previous_emails p WHERE p.member = \(MemberRow.logInKey) AND p.email = o.email) AS former_until
        """

    /// An agent is written to in the name of the first brand they serve.
    static let brand = """
        coalesce(a.brand, (SELECT s.brand FROM agent_brands s WHERE s.agent = o.agent ORDER BY s.position LIMIT 1))
        """

    /// Of everything else that is known about a row `o` of the outbox.
    static let joins = """
        LEFT JOIN members m ON m.key = o.member LEFT JOIN accounts a ON a.key = m.account
            LEFT JOIN agents g ON g.key = o.agent JOIN brands b ON b.key = \(brand)
        """

    /// Reads ``columns``.
    static func message(_ row: SQLRow) throws -> Message { try message(row, equals: .none) }

    static func message(_ row: SQLRow, equals: NoticePacing) throws -> Message {
        let (about, isToAgent): (String?, Bool) = (try row["about"], try row["to_agent"])
        let kind: Message.Kind = try row["message_kind"]
        let isOfAccount = kind == .accountChanged
        return Message(
            id: try row["message_id"], kind: kind, brand: try row["brand_id"],
            company: try row["company"], to: try row["email"], isFormerAddress: try row["is_former"],
            name: try row["name"], language: try row["language"], happenedAt: try row["happened_at"],
            by: try row["by_name"], keyID: try row["key_id"], expiresAt: try row["expires_at"], state: try state(row),
            equals: equals, about: isToAgent || isOfAccount ? nil : about.flatMap(PersonConcerned.init(detail:))
        ).about(agent: isToAgent ? about : nil)
            .telling(of: isOfAccount ? about.map(AccountChange.Field.all(detail:)) ?? [] : [])
            .reaching(isToAgent || !kind.isReportable ? nil : try reach(row))
    }

    private static func reach(_ row: SQLRow) throws -> NotMeLink.Reach? {
        guard try !row["is_gone"], let role: Member.Role = try row["reader_role"] else { return nil }
        return NotMeLink.reach(
            of: role, isPresent: try !row["is_former"], formerUntil: try row["former_until"],
            at: try row["happened_at"])
    }

    private static func state(_ row: SQLRow) throws -> Message.State {
        switch try row["state"] as String {
        case "waiting": .waiting(until: try row["at"], tries: try row["tries"], reply: try row["reply"])
        case "sent": .sent(at: try row["at"])
        case "failed": .failed(at: try row["at"], reply: try row["reply"])
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
