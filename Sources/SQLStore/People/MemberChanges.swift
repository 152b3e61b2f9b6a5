import Foundation
import SecurityQuestions
import SpokenAnswers

/// New members, passwords and addresses, and "this was not me".
extension SQLStore {
    package func add(_ member: Member, link: MailedLink, event: AuditEvent) async throws -> Bool {
        try await write { db in
            let added = try db.first(
                """
                INSERT INTO members (id, account, brand, name, email, email_written, role, language)
                SELECT ?, a.key, a.brand, ?, ?, ?, ?, ? FROM accounts a WHERE a.id = ? AND a.status IN ('active', 'suspended')
                ON CONFLICT (brand, email) DO NOTHING RETURNING key
                """,
                [
                    member.id, member.name, member.email.key, member.email.writtenOtherwise, member.role,
                    member.language,
                    member.account,
                ]
            ) { try $0["key"] as Int64 }
            guard let key = added else { return false }
            try db.keepReset(link, ofMember: key)
            try db.post(link, .memberAdded, to: key, at: member.email, happenedAt: event.at)
            try db.record(event)
            return true
        }
    }

    package func changePassword(
        of member: ID<Member>, to password: SealedSecret, session: Session, event: AuditEvent
    ) async throws {
        try await write { db in
            guard let found = try db.memberRow(member) else { return }
            try db.setPassword(password, ofMember: found.key)
            try db.start(session, member: found.key, agent: nil)
            try db.note(.password, ofAccount: found.account, at: event.at)
            try db.record(event)
        }
    }

    package func askPasswordReset(of member: ID<Member>, link: MailedLink, event: AuditEvent) async throws {
        try await write { db in
            guard let found = try db.memberRow(member) else { return }
            try db.keepReset(link, ofMember: found.key)
            try db.post(link, .passwordReset, to: found.key, at: found.email, happenedAt: event.at)
            try db.record(event)
        }
    }

    package func passwordReset(_ token: TokenHash, at now: Date) async throws -> (member: Member, account: Account)? {
        try await readOnce { db in
            try db.holder(of: token, in: .passwordResets, at: now).map { ($0.member, $0.account) }
        }
    }

    package func resetPassword(_ token: TokenHash, to password: SealedSecret, at now: Date, event: AuditEvent)
        async throws -> Bool
    {
        try await write { db in
            guard let holder = try db.holder(of: token, in: .passwordResets, at: now) else { return false }
            try db.setPassword(password, ofMember: holder.key)
            try db.note(.password, ofAccount: try db.accountKey(holder.account.id), at: now)
            try db.record(event)
            return true
        }
    }

    package func askEmailChange(of member: ID<Member>, to email: EmailAddress, link: MailedLink, event: AuditEvent)
        async throws
    {
        try await write { db in
            guard let found = try db.memberRow(member) else { return }
            try db.insert(
                """
                INSERT INTO email_changes (member, email, email_written, token, expires_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (member) DO UPDATE SET
                    email = excluded.email, email_written = excluded.email_written, token = excluded.token,
                    expires_at = excluded.expires_at
                """,
                [found.key, email.key, email.writtenOtherwise, link.token, link.expiresAt])
            if try db.isFree(email, forMember: found.key) {
                try db.post(link, .emailConfirmation, to: found.key, at: email, happenedAt: event.at)
            }
            try db.record(event)
        }
    }

    package func emailChange(_ token: TokenHash, at now: Date) async throws -> (
        member: Member, account: Account, email: EmailAddress
    )? {
        try await read { db in
            guard let holder = try db.holder(of: token, in: .emailChanges, at: now),
                let email = try db.newEmail(ofMember: holder.key)
            else { return nil }
            return (holder.member, holder.account, email)
        }
    }

    package func changeEmail(_ token: TokenHash, at now: Date, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard let holder = try db.holder(of: token, in: .emailChanges, at: now),
                let email = try db.newEmail(ofMember: holder.key), try db.isFree(email, forMember: holder.key)
            else { return false }
            try db.insert(
                """
                INSERT INTO previous_emails (member, email, until) VALUES (?, ?, ?)
                ON CONFLICT (member, email) DO UPDATE SET until = excluded.until
                """,
                [holder.key, holder.member.email.text, now.addingTimeInterval(PreviousAddress.lasts)])
            try db.run("DELETE FROM previous_emails WHERE member = ? AND email = ?", [holder.key, email.text])
            try db.run(
                "UPDATE members SET email = ?, email_written = ? WHERE key = ?",
                [email.key, email.writtenOtherwise, holder.key])
            try db.run("DELETE FROM email_changes WHERE member = ?", [holder.key])
            try db.run("DELETE FROM password_resets WHERE member = ?", [holder.key])
            try db.note(.address, ofAccount: try db.accountKey(holder.account.id), at: now)
            try db.record(event)
            return true
        }
    }

    package func reportNotMe(_ account: ID<Account>, keeping session: TokenHash, event: AuditEvent) async throws {
        try await write { db in
            guard let key = try db.accountKey(account) else { return }
            try db.lock(.account(key))
            try db.lock(.answers(ofAccount: key))
            let members = "(SELECT key FROM members WHERE account = ?)"
            try db.run("DELETE FROM sessions WHERE member IN \(members) AND token <> ?", [key, session])
            try db.run("DELETE FROM password_resets WHERE member IN \(members)", [key])
            try db.run("DELETE FROM email_changes WHERE member IN \(members)", [key])
            try db.run("DELETE FROM browsers WHERE member IN \(members)", [key])
            try db.run("DELETE FROM support_codes WHERE account = ?", [key])
            try db.run("UPDATE answers SET stopped = 1 WHERE account = ?", [key])
            // Somebody may be on the phone as the owner this minute: what was verified ends here.
            try db.withdrawCalls(about: account, at: event.at)
            try db.record(event)
        }
    }
}

/// Where one-time links of members are kept.
private enum LinkTable: String {
    case passwordResets = "password_resets"
    case emailChanges = "email_changes"
}

extension Reading {
    fileprivate func memberRow(_ id: ID<Member>) throws -> (key: Int64, account: Int64, email: EmailAddress)? {
        try first("SELECT key, account, coalesce(email_written, email) AS email FROM members WHERE id = ?", [id]) {
            (try $0["key"], try $0["account"], try $0["email"])
        }
    }

    /// Whose link it is, while it is good.
    fileprivate func holder(of token: TokenHash, in table: LinkTable, at now: Date) throws -> (
        key: Int64, member: Member, account: Account
    )? {
        try first(
            """
            SELECT \(AccountRow.columns), \(MemberRow.columns)
            FROM \(table.rawValue) t JOIN members m ON m.key = t.member JOIN accounts a ON a.key = m.account
                JOIN brands b ON b.key = a.brand
            WHERE t.token = ? AND t.expires_at > ? AND a.status IN ('active', 'suspended')
            """,
            [token, now]
        ) { row in
            let account = try AccountRow(row).value
            return (try row["member_key"], try MemberRow.member(row, of: account.id), account)
        }
    }

    fileprivate func newEmail(ofMember key: Int64) throws -> EmailAddress? {
        try first("SELECT coalesce(email_written, email) AS email FROM email_changes WHERE member = ?", [key]) {
            try $0["email"]
        }
    }

    /// Whether no other member of the brand has this address.
    fileprivate func isFree(_ email: EmailAddress, forMember key: Int64) throws -> Bool {
        let sql = """
            SELECT 1 FROM members WHERE email = ?1 AND key <> ?2
                AND brand = (SELECT brand FROM members WHERE key = ?2)
            """
        return try !exists(sql, [email.key, key])
    }
}

extension Transaction {
    /// In place of an earlier one.
    fileprivate func keepReset(_ link: MailedLink, ofMember key: Int64) throws {
        try insert(
            """
            INSERT INTO password_resets (member, token, expires_at) VALUES (?, ?, ?)
            ON CONFLICT (member) DO UPDATE SET token = excluded.token, expires_at = excluded.expires_at
            """,
            [key, link.token, link.expiresAt])
    }
}
