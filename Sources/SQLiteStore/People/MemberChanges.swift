import Foundation
import GRDB
import SecurityQuestions
import SpokenAnswers

/// New members, passwords and addresses, and "this was not me".
extension SQLiteStore {
    public func add(_ member: Member, link: MailedLink, event: AuditEvent) async throws -> Bool {
        try await write { db in
            let added = try db.run(
                """
                INSERT INTO members (id, account, brand, name, email, email_written, role, language)
                SELECT ?, a.key, a.brand, ?, ?, ?, ?, ? FROM accounts a WHERE a.id = ? AND a.status IN ('active', 'suspended')
                ON CONFLICT (brand, email) DO NOTHING
                """,
                [
                    member.id.blob, member.name, member.email.key, member.email.writtenOtherwise, member.role.rawValue,
                    member.language?.rawValue, member.account.blob,
                ])
            guard added == 1, let key = try db.memberKey(member.id) else { return false }
            try db.keep(link, in: "password_resets", ofMember: key)
            try db.post(link, .memberAdded, to: key, at: member.email, happenedAt: event.at)
            try db.record(event)
            return true
        }
    }

    public func changePassword(
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

    public func askPasswordReset(of member: ID<Member>, link: MailedLink, event: AuditEvent) async throws {
        try await write { db in
            guard let found = try db.memberRow(member) else { return }
            try db.keep(link, in: "password_resets", ofMember: found.key)
            try db.post(link, .passwordReset, to: found.key, at: found.email, happenedAt: event.at)
            try db.record(event)
        }
    }

    public func passwordReset(_ token: TokenHash, at now: Date) async throws -> (member: Member, account: Account)? {
        try read { db in try db.holder(of: token, in: "password_resets", at: now).map { ($0.member, $0.account) } }
    }

    public func resetPassword(_ token: TokenHash, to password: SealedSecret, at now: Date, event: AuditEvent)
        async throws -> Bool
    {
        try await write { db in
            guard let holder = try db.holder(of: token, in: "password_resets", at: now) else { return false }
            try db.setPassword(password, ofMember: holder.key)
            try db.note(.password, ofAccount: try db.accountKey(holder.account.id), at: now)
            try db.record(event)
            return true
        }
    }

    public func askEmailChange(of member: ID<Member>, to email: EmailAddress, link: MailedLink, event: AuditEvent)
        async throws
    {
        try await write { db in
            guard let found = try db.memberRow(member) else { return }
            try db.run(
                """
                INSERT OR REPLACE INTO email_changes (member, email, email_written, token, expires_at)
                VALUES (?, ?, ?, ?, ?)
                """,
                [found.key, email.key, email.writtenOtherwise, link.token.blob, link.expiresAt.milliseconds])
            if try db.isFree(email, forMember: found.key) {
                try db.post(link, .emailConfirmation, to: found.key, at: email, happenedAt: event.at)
            }
            try db.record(event)
        }
    }

    public func emailChange(_ token: TokenHash, at now: Date) async throws -> (
        member: Member, account: Account, email: EmailAddress
    )? {
        try read { db in
            guard let holder = try db.holder(of: token, in: "email_changes", at: now),
                let email = try db.newEmail(ofMember: holder.key)
            else { return nil }
            return (holder.member, holder.account, email)
        }
    }

    public func changeEmail(_ token: TokenHash, at now: Date, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard let holder = try db.holder(of: token, in: "email_changes", at: now),
                let email = try db.newEmail(ofMember: holder.key), try db.isFree(email, forMember: holder.key)
            else { return false }
            let until = now.addingTimeInterval(previousAddressLasts)
            try db.run(
                "INSERT OR REPLACE INTO previous_emails (member, email, until) VALUES (?, ?, ?)",
                [holder.key, holder.member.email.text, until.milliseconds])
            try db.run(
                "DELETE FROM previous_emails WHERE member = ? AND email = ?", [holder.key, email.text])
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

    public func reportNotMe(_ account: ID<Account>, keeping session: TokenHash, event: AuditEvent) async throws {
        try await write { db in
            guard let key = try db.accountKey(account) else { return }
            let members = "(SELECT key FROM members WHERE account = ?)"
            try db.run("DELETE FROM sessions WHERE member IN \(members) AND token <> ?", [key, session.blob])
            try db.run("DELETE FROM password_resets WHERE member IN \(members)", [key])
            try db.run("DELETE FROM email_changes WHERE member IN \(members)", [key])
            try db.run("DELETE FROM browsers WHERE member IN \(members)", [key])
            try db.run("DELETE FROM support_codes WHERE account = ?", [key])
            try db.run("UPDATE answers SET stopped = 1 WHERE account = ?", [key])
            // Somebody may be on the phone as the owner this minute: what was verified ends here.
            for row in try db.callsNotClosed(about: account) {
                try db.run("DELETE FROM grants WHERE call = ?", [row.key])
                try db.update(row, to: row.call.withdrawing(at: event.at), by: .system, address: nil)
            }
            try db.record(event)
        }
    }
}

extension Database {
    fileprivate func memberRow(_ id: ID<Member>) throws -> (key: Int64, account: Int64, email: EmailAddress)? {
        try first("SELECT key, account, coalesce(email_written, email) FROM members WHERE id = ?", [id.blob]) {
            ($0[0], $0[1], try EmailAddress(column: $0[2]))
        }
    }

    /// In place of an earlier one.
    fileprivate func keep(_ link: MailedLink, in table: String, ofMember key: Int64) throws {
        try run(
            "INSERT OR REPLACE INTO \(table) (member, token, expires_at) VALUES (?, ?, ?)",
            [key, link.token.blob, link.expiresAt.milliseconds])
    }

    /// Whose link it is, while it is good.
    fileprivate func holder(of token: TokenHash, in table: String, at now: Date) throws -> (
        key: Int64, member: Member, account: Account
    )? {
        try first(
            """
            SELECT \(AccountRow.columns), \(MemberRow.columns), m.key
            FROM \(table) t JOIN members m ON m.key = t.member JOIN accounts a ON a.key = m.account
                JOIN brands b ON b.key = a.brand
            WHERE t.token = ? AND t.expires_at > ? AND a.status IN ('active', 'suspended')
            """,
            [token.blob, now.milliseconds]
        ) { row in
            let account = try AccountRow(row).value
            let member = try MemberRow.member(row, from: AccountRow.columnCount, of: account.id)
            return (row[AccountRow.columnCount + MemberRow.columnCount], member, account)
        }
    }

    fileprivate func newEmail(ofMember key: Int64) throws -> EmailAddress? {
        try first("SELECT coalesce(email_written, email) FROM email_changes WHERE member = ?", [key]) {
            try EmailAddress(column: $0[0])
        }
    }

    /// Whether no other member of the brand has this address.
    fileprivate func isFree(_ email: EmailAddress, forMember key: Int64) throws -> Bool {
        let sql = """
            SELECT 1 FROM members WHERE email = ?1 AND key <> ?2
                AND brand = (SELECT brand FROM members WHERE key = ?2)
            """
        return try first(sql, [email.key, key]) { _ in true } == nil
    }
}
