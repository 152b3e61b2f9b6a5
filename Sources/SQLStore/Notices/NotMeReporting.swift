import Foundation
import SecurityQuestions
import SpokenAnswers

/// "This was not me", by whoever is logged in and by the link of a notice.
extension SQLStore {
    package func reportNotMe(by member: Member, keeping here: AccessRevocation.Kept, from address: String?)
        async throws
    {
        try await write { db in
            guard let key = try db.accountKey(member.account) else { return }
            try db.report(ofAccount: key, member.account) { calls in
                NotMeReport(by: member, calls: calls, keeping: here, from: address, at: db.now)
            }
        }
    }

    package func keepNotMeLink(_ token: TokenHash, of message: ID<Message>) async throws {
        try await write { db in
            // A message that is sent a second time has the same link; one that was used stays so.
            try db.run(
                """
                INSERT INTO not_me_links (token, member, email, by_member, about_member, expires_at)
                SELECT ?1, o.member, o.email, o.by_member, o.about_member, ?2 FROM outbox o
                WHERE o.id = ?3 AND o.member IS NOT NULL AND o.reader_name IS NULL
                ON CONFLICT (token) DO UPDATE SET expires_at = excluded.expires_at
                """, [token, db.now.addingTimeInterval(NotMeLink.lifetime), message])
        }
    }

    package func reachOfNotMeLink(_ token: TokenHash, brand: Brand.ID) async throws -> NotMeLink.Reach? {
        try await readOnce { db in
            guard let found = try db.notMeLink(token), found.account.brand == brand else { return nil }
            return found.link.reach(account: found.account.status, at: db.now)
        }
    }

    package func reportNotMe(byLink token: TokenHash, brand: Brand.ID, from address: String?) async throws
        -> NotMeLink.Reach?
    {
        try await write { db in
            guard let found = try db.notMeLink(token), found.account.brand == brand,
                let reach = found.link.reach(account: found.account.status, at: db.now)
            else { return nil }
            // Of two at once one has used it.
            let used = try db.run(
                "UPDATE not_me_links SET used_at = ? WHERE token = ? AND used_at IS NULL", [db.now, token])
            guard used == 1 else { return nil }
            try db.report(ofAccount: found.accountKey, found.account.id) { calls in
                NotMeReport(by: found.link, reach: reach, calls: calls, from: address, at: db.now)
            }
            return reach
        }
    }
}

extension Reading {
    /// A link with its account, used and old ones too. Throws `RecordAltered`.
    fileprivate func notMeLink(_ token: TokenHash) throws -> (link: NotMeLink, account: Account, accountKey: Int64)? {
        try first(Self.linkSQL, [token]) { row in
            let account = try AccountRow(row)
            let named: [ID<Member>?] = [try row["named_by"], try row["named_about"]]
            let link = NotMeLink(
                to: try MemberRow.member(row, of: account.value.id), at: try row["sent_to"],
                formerUntil: try row["former_until"], named: named.compactMap(\.self),
                expiresAt: try row["link_expires_at"], isUsed: try row["link_used_at"] as Date? != nil)
            return (link, account.value, account.key)
        }
    }

    private static var linkSQL: String {
        """
        SELECT \(AccountRow.columns), \(MemberRow.columns), l.email AS sent_to, l.expires_at AS link_expires_at,
            l.used_at AS link_used_at, x.log_in AS named_by, y.log_in AS named_about, p.until AS former_until
        FROM not_me_links l JOIN members m ON m.key = l.member JOIN accounts a ON a.key = m.account
            JOIN brands b ON b.key = a.brand LEFT JOIN members x ON x.key = l.by_member AND x.accepted = 1
            LEFT JOIN members y ON y.key = l.about_member AND y.accepted = 1
            LEFT JOIN previous_emails p ON p.member = \(MemberRow.logInKey) AND p.email = l.email
        WHERE l.token = ?
        """
    }
}

extension Transaction {
    fileprivate func report(
        ofAccount key: Int64, _ account: ID<Account>, _ decision: ([Call]) -> NotMeReport
    ) throws {
        try lock(.account(key))
        try lock(.answers(ofAccount: key))
        let calls = try callsNotClosed(about: account)
        let report = decision(calls.map(\.call))
        for revocation in report.revokes { try perform(revocation) }
        for subject in report.forgets { try forget(subject) }
        if let stop = report.stop {
            try stopChecks(ofAccount: key, stop)
            try withdraw(calls, as: report.calls, ofAccount: key)
        }
        for event in report.events { try record(event) }
    }

    /// As ``NotMeReport/reported(_:_:)`` says.
    private func stopChecks(ofAccount key: Int64, _ stop: NotMeReport.Stop) throws {
        switch stop {
        case .untilNewQuestion:
            try run("UPDATE answers SET stopped = 1, stop_ends_at_login = 0 WHERE account = ?", [key])
        case .untilOwnersLogin:
            try run("UPDATE answers SET stopped = 1, stop_ends_at_login = 1 WHERE account = ? AND stopped = 0", [key])
        }
    }

    /// An owner has logged in.
    func resumeChecks(ofMember key: Int64, as event: AuditEvent) throws {
        let resumed = try run(
            """
            UPDATE answers SET stopped = 0, stop_ends_at_login = 0
            WHERE stop_ends_at_login = 1 AND account = (SELECT account FROM members WHERE key = ?)
            """, [key])
        if resumed > 0 { try record(event) }
    }
}
