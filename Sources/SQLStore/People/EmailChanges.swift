import Foundation
import SecurityQuestions
import SpokenAnswers

/// New addresses, from the wish to the change.
extension SQLStore {
    package func askEmailChange(
        of member: ID<Member>, to email: EmailAddress, link: MailedLink, agreement: MailedLink?, by origin: AuditOrigin
    ) async throws {
        try await write { db in
            guard let found = try db.memberRow(member) else { return }
            // One for a log-in, whichever of its accounts the wish came from.
            try db.forgetEmailChange(ofLogIn: found.member.logIn)
            try db.insert(
                """
                INSERT INTO email_changes (member, email, email_written, token, expires_at, agreement, waits_until)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    found.key, email.key, email.writtenOtherwise, link.token, link.expiresAt, agreement?.token,
                    agreement?.expiresAt,
                ])
            let isFree = try db.isFree(email, forMember: found.key)
            let asked = PersonalLink.addressChange(
                link, to: email, of: found.member, isFree: isFree, by: origin, at: db.now)
            try db.perform(asked, of: found.member, to: found.key, at: email)
            guard let agreement, isFree else { return }
            let old = found.member.email
            try db.post(
                agreement, .emailConfirmation, to: found.key, at: old, happenedAt: db.now,
                about: AddressesChanged(from: old, to: email).kept)
        }
    }

    package func cancelEmailChange(of member: ID<Member>, by origin: AuditOrigin) async throws {
        try await write { db in
            guard let found = try db.memberRow(member), try db.forgetEmailChange(ofLogIn: found.member.logIn) else {
                return
            }
            try db.run(
                """
                DELETE FROM outbox WHERE member IN (SELECT key FROM members WHERE log_in = ?) AND kind = ?
                    AND state = 'waiting'
                """, [found.member.logIn, Message.Kind.emailConfirmation])
            try db.record(PendingEmail.cancelled(by: origin, found.member, at: db.now), everywhereOf: found.member)
        }
    }

    package func emailChange(_ token: TokenHash) async throws -> EmailChangeLink? {
        try await readOnce { db in try db.emailChange(token)?.link }
    }

    package func confirmEmailChange(_ token: TokenHash, by origin: AuditOrigin) async throws -> EmailChange.Outcome {
        try await write { db in
            guard let (row, link) = try db.emailChange(token) else { return .noSuchLink }
            switch link.change.step(by: link.mailbox, at: db.now) {
            case .takesEffect: return try db.take(link.change, row, by: origin) ? .changed : .noSuchLink
            case .waits(let until):
                try db.keepWord(of: link.mailbox, on: link.change, row, by: origin)
                return .waits(until: until)
            case .waitsForNewMailbox:
                try db.keepWord(of: link.mailbox, on: link.change, row, by: origin)
                return .waitsForNewMailbox
            }
        }
    }

    package func takeDueEmailChanges() async throws {
        let isDue = try await readOnce { db in
            try db.exists("SELECT 1 FROM email_changes t WHERE \(EmailChangeRow.isDue)", [db.now])
        }
        guard isDue else { return }
        try await write { db in
            let due = try db.all("\(EmailChangeRow.sql) WHERE \(EmailChangeRow.isDue)", [db.now]) { row in
                try db.unlessAltered { (try EmailChangeRow(row), try EmailChangeRow.link(row, at: .new)) }
            }
            for (row, link) in due.compactMap(\.self) {
                if try link.account.status.isOpenToMembers && db.take(link.change, row, by: .system) { continue }
                // Somebody has the address by now, or the account is closed.
                try db.run("DELETE FROM email_changes WHERE member = ?", [row.member])
                try db.record(PendingEmail.cancelled(by: .system, link.member, at: db.now), everywhereOf: link.member)
            }
        }
    }
}

/// A row of `email_changes t`, with its member and account: of those of a log-in the one that the wish came from.
private struct EmailChangeRow {
    let member: Int64

    init(_ row: SQLRow) throws { member = try row["member_key"] }

    static let isDue = "t.confirmed_at IS NOT NULL AND t.waits_until <= ?"

    static var sql: String {
        """
        SELECT \(AccountRow.columns), \(MemberRow.columns), coalesce(t.email_written, t.email) AS new_email,
            t.agreement AS change_agreement, t.waits_until AS change_waits_until, t.confirmed_at AS change_confirmed_at, t.agreed_at AS change_agreed_at,
            t.expires_at AS link_expires_at
        FROM email_changes t JOIN members m ON m.key = t.member JOIN accounts a ON a.key = m.account
            JOIN brands b ON b.key = a.brand
        """
    }

    static func link(_ row: SQLRow, at mailbox: EmailChange.Mailbox) throws -> EmailChangeLink {
        let account = try AccountRow(row).value
        let change = EmailChange(
            of: try MemberRow.member(row, of: account.id), to: try row["new_email"],
            waitsUntil: try row["change_waits_until"], confirmedAt: try row["change_confirmed_at"],
            agreedAt: try row["change_agreed_at"])
        return EmailChangeLink(change, of: account, at: mailbox)
    }
}

extension Reading {
    /// What a link is about, while it is good. The old mailbox's is good for as long as its word is waited for.
    fileprivate func emailChange(_ token: TokenHash) throws -> (row: EmailChangeRow, link: EmailChangeLink)? {
        let found = try first("\(EmailChangeRow.sql) WHERE t.token = ?1 OR t.agreement = ?1", [token]) { row in
            let agreement: TokenHash? = try row["change_agreement"]
            let mailbox: EmailChange.Mailbox = agreement == token ? .old : .new
            let link = try EmailChangeRow.link(row, at: mailbox)
            let until: Date? = mailbox == .old ? link.change.waitsUntil : try row["link_expires_at"]
            return (row: try EmailChangeRow(row), link: link, until: until)
        }
        guard let found, let until = found.until,
            PersonalLink.isGood(until: until, account: found.link.account.status, at: now)
        else { return nil }
        return (found.row, found.link)
    }
}

/// The address that waits for a member to confirm it; its row stays longer than its link is good.
enum PendingEmailRow {
    /// Of `email_changes e`.
    static let columns =
        "coalesce(e.email_written, e.email) AS pending_email, e.expires_at AS pending_until, e.waits_until"

    /// Reads ``columns``; nil where none waits.
    static func pending(_ row: SQLRow) throws -> PendingEmail? {
        guard let until: Date = try row["pending_until"] else { return nil }
        return PendingEmail(email: try row["pending_email"], until: until, waitsUntil: try row["waits_until"])
    }
}

extension Transaction {
    /// - Returns: whether there was one.
    @discardableResult
    fileprivate func forgetEmailChange(ofLogIn logIn: ID<Member>) throws -> Bool {
        try run("DELETE FROM email_changes WHERE member IN (SELECT key FROM members WHERE log_in = ?)", [logIn]) > 0
    }

    /// False where another log-in of the brand has the address by now.
    fileprivate func take(_ change: EmailChange, _ row: EmailChangeRow, by origin: AuditOrigin) throws -> Bool {
        let (member, email) = (change.member, change.email)
        let decision = MemberChange.address(
            of: member, to: email, isFree: try isFree(email, forMember: row.member), by: origin, at: now)
        guard let decision else { return false }
        try perform(decision, of: member)
        try move(member, to: email)
        return true
    }

    fileprivate func keepWord(
        of mailbox: EmailChange.Mailbox, on change: EmailChange, _ row: EmailChangeRow, by origin: AuditOrigin
    ) throws {
        guard let event = change.event(of: mailbox, by: origin, at: now) else { return }
        let column = mailbox == .new ? "confirmed_at" : "agreed_at"
        try update("UPDATE email_changes SET \(column) = ? WHERE member = ?", [now, row.member])
        try record(event, everywhereOf: change.member)
    }
}
