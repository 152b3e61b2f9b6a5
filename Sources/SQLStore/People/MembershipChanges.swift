import Foundation
import SecurityQuestions
import SpokenAnswers

/// The people of an account.
extension SQLStore {
    package func people(of account: ID<Account>) async throws -> [AccountPerson] {
        try await read { db in
            guard let key = try db.accountKey(account) else { return [] }
            return try db.people(ofAccount: key, account)
        }
    }

    package func change(
        _ member: ID<Member>, of account: ID<Account>, by request: Membership.Request, origin: AuditOrigin
    ) async throws -> Membership.Outcome {
        try await write { db in
            guard let accountKey = try db.accountKey(account) else { return .gone }
            // Two who remove each other come one after the other.
            try db.lock(.account(accountKey))
            guard let found = try db.account(key: accountKey) else { return .gone }
            let decision = Membership.decision(
                request, on: member, of: found, people: try db.people(ofAccount: accountKey, account), by: origin,
                at: db.now)
            switch decision {
            case .not(let outcome): return outcome
            case .change(let change):
                if let revokes = change.revokes { try db.perform(revokes) }
                if case .unlink(let one) = change.act {
                    try db.record(change.event, everywhereOf: one)
                } else {
                    try db.record(change.event)
                }
                try db.perform(change.act, on: member, ofAccount: accountKey, at: change.event.at)
                return .done
            }
        }
    }
}

extension Reading {
    func people(ofAccount key: Int64, _ id: ID<Account>) throws -> [AccountPerson] {
        try all(
            """
            SELECT \(MemberRow.columns), CASE WHEN m.accepted = 0 OR (p.member IS NULL AND NOT \(MemberRow.isLinked)) THEN 0 ELSE 1 END AS has_password,
                \(MemberRow.isLinked) AS is_linked,
                (SELECT max(r.expires_at) FROM password_resets r WHERE r.member = m.key) AS link_until,
                (SELECT max(s.seen_at) FROM sessions s WHERE s.member = m.key) AS session_seen,
                (SELECT max(k.seen_at) FROM browsers k WHERE k.member = \(MemberRow.logInKey) AND NOT EXISTS (
                    SELECT 1 FROM members o WHERE o.log_in = m.log_in AND o.key <> m.key AND o.accepted = 1)
                ) AS browser_seen
            FROM members m LEFT JOIN passwords p ON p.member = \(MemberRow.logInKey) WHERE m.account = ? ORDER BY m.key
            """, [key]
        ) { row in
            let seen: [Date?] = [try row["session_seen"], try row["browser_seen"]]
            return AccountPerson(
                member: try MemberRow.member(row, of: id), hasPassword: try row["has_password"],
                linkUntil: try row["link_until"], seenAt: seen.compactMap(\.self).max(),
                isLinked: try row["is_linked"])
        }
    }
}

extension Transaction {
    fileprivate func perform(
        _ act: Membership.Act, on id: ID<Member>, ofAccount accountKey: Int64, at now: Date
    ) throws {
        let key = try present(memberKey(id))
        switch act {
        case .become(let member):
            let tag = try tags.tag(RowFacts(member, emailKey: member.email.key))
            try update(
                "UPDATE members SET role = ?, may_call = ?, tag_key = ?, tag = ? WHERE key = ?",
                [member.role, member.mayCall] + tag.arguments + [key])
        case .mail(let link):
            try run("DELETE FROM password_resets WHERE member = ?", [key])
            try run("DELETE FROM outbox WHERE member = ? AND state = 'waiting' AND key_id IS NOT NULL", [key])
            try keepReset(link, ofMember: key)
            let email = try present(
                first("SELECT coalesce(email_written, email) AS email FROM members WHERE key = ?", [key]) {
                    try $0["email"] as EmailAddress
                })
            try post(link, .memberAdded, to: key, at: email, happenedAt: now)
        case .unlink(let member): try unlink(member)
        case .remove(let tells):
            let other: Int64 = try present(
                first("SELECT key FROM members WHERE account = ? AND key <> ? ORDER BY key LIMIT 1", [accountKey, key])
                {
                    try $0["key"]
                })
            try hangNotices(of: key, on: other)
            if tells { try tellRemoved(key, hangingOn: other, at: now) }
            try removeMember(key)
        }
    }

    /// What waits to be told to a member who goes is told to them all the same: whoever removes somebody must not silence what
    /// was done before.
    private func hangNotices(of key: Int64, on other: Int64) throws {
        try run(
            """
            UPDATE outbox SET member = ?1,
                reader_name = coalesce(reader_name, (SELECT name FROM members WHERE key = ?2)),
                reader_language = coalesce(reader_language, (
                    SELECT coalesce(m.language, a.language) FROM members m JOIN accounts a ON a.key = m.account
                    WHERE m.key = ?2))
            WHERE member = ?2 AND state = 'waiting' AND key_id IS NULL
            """, [other, key])
    }

    /// Every row of a member's. What stands in the log stays there.
    func removeMember(_ key: Int64) throws {
        try keepLogIn(ofMember: key)
        try keepLink(ofMember: key)
        for part in AccountRows.ofMember { try run("DELETE FROM \(part.table) WHERE \(part.condition)", [key]) }
    }

    /// Whoever is removed hears of it at every address of theirs. They are no member any more: the message hangs on another
    /// one of the account.
    private func tellRemoved(_ key: Int64, hangingOn other: Int64, at now: Date) throws {
        let readers = try all(
            """
            SELECT m.name, coalesce(m.language, a.language) AS language, coalesce(m.email_written, m.email) AS email
            FROM members m JOIN accounts a ON a.key = m.account WHERE m.key = ?1
            UNION ALL SELECT m.name, coalesce(m.language, a.language), p.email
            FROM members m JOIN accounts a ON a.key = m.account JOIN previous_emails p ON p.member = \(MemberRow.logInKey)
            WHERE m.key = ?1 AND m.accepted = 1 AND p.until > ?2
            """, [key, now]
        ) { row in
            (
                name: try row["name"] as String, language: try row["language"] as Language,
                email: try row["email"] as String
            )
        }
        try post(
            "INSERT INTO outbox (id, kind, member, email, happened_at, reader_name, reader_language, expires_at, at)",
            readers.map { reader in
                [
                    ID<Message>(world), Message.Kind.accessEnded, other, reader.email, now, reader.name,
                    reader.language,
                    now.addingTimeInterval(Message.noticeLifetime), now,
                ]
            })
    }
}
