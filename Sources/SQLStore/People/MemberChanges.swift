import Foundation
import SecurityQuestions
import SpokenAnswers

/// New members and passwords.
extension SQLStore {
    package func add(_ member: Member, link: MailedLink, by origin: AuditOrigin) async throws -> AddMember.Refusal? {
        try await write { db in
            guard let accountKey = try db.accountKey(member.account) else { return .accountNotOpen }
            try db.lock(.account(accountKey))
            guard let account = try db.account(key: accountKey) else { return .accountNotOpen }
            let decision = MemberJoining.decision(
                for: member, account: account, people: try db.people(ofAccount: accountKey, account.id),
                by: origin, at: db.now)
            guard case .joins(let event) = decision else { return decision.refusal }
            let joining = try db.joining(member, brand: account.brand, isAccepted: false)
            let key = try db.insert(joining)
            try db.keepReset(link, ofMember: key)
            try db.post(link, .memberAdded, to: key, at: member.email, happenedAt: db.now)
            try db.record(event)
            return nil
        }
    }

    package func changePassword(
        of member: ID<Member>, to password: SealedSecret, ifStill present: SealedSecret?, session: TokenHash,
        by origin: AuditOrigin
    ) async throws -> Bool {
        try await write { db in
            guard let found = try db.memberRow(member),
                MemberChange.mayReplace(try db.password(ofMember: found.key), ifStill: present)
            else { return false }
            let change = MemberChange.password(of: found.member, by: origin, at: db.now)
            try db.perform(change, of: found.member)
            try db.setPassword(password, ofMember: found.key)
            try db.start(Session(beginning: db.now, token: session), member: found.key, agent: nil)
            return true
        }
    }

    package func askPasswordReset(of member: ID<Member>, link: MailedLink, by origin: AuditOrigin) async throws {
        try await write { db in
            guard let found = try db.memberRow(member) else { return }
            let unspent: [Date] = try db.all(
                """
                SELECT r.expires_at FROM password_resets r JOIN members m ON m.key = r.member
                WHERE m.log_in = ? ORDER BY r.expires_at
                """, [found.member.logIn]
            ) { try $0["expires_at"] }
            let asked = PersonalLink.passwordReset(
                link, of: found.member, unspent: unspent, by: origin, at: db.now)
            guard let asked else { return }
            try db.keepReset(link, ofMember: found.key)
            try db.perform(asked, of: found.member, to: found.key, at: found.member.email)
        }
    }

    package func passwordReset(_ token: TokenHash) async throws -> (member: Member, account: Account)? {
        try await readOnce { db in
            try db.holder(ofReset: token).map { ($0.member, $0.account) }
        }
    }

    package func resetPassword(
        _ token: TokenHash, to password: SealedSecret, ifStill present: SealedSecret?, in browser: TokenHash?,
        by origin: AuditOrigin
    ) async throws -> Bool {
        try await write { db in
            guard let holder = try db.holder(ofReset: token),
                MemberChange.mayReplace(try db.password(ofMember: holder.key), ifStill: present),
                // An invitation to one account is no way to the password that opens another.
                try !db.isJoinedByLogIn(holder.member)
            else { return false }
            let change = MemberChange.passwordReset(
                of: holder.member, brand: holder.account.brand, by: origin, at: db.now)
            try db.accept(holder.member)
            try db.perform(change, of: holder.member)
            try db.setPassword(password, ofMember: holder.key)
            if let browser { _ = try db.meet(KnownBrowser(of: .member(holder.member.logIn), browser)) }
            return true
        }
    }

    package func accept(_ token: TokenHash, by logIn: ID<Member>, _ origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            guard let holder = try db.holder(ofReset: token), !holder.member.isAccepted, holder.member.logIn == logIn
            else { return false }
            try db.accept(holder.member)
            try db.run("DELETE FROM password_resets WHERE member = ?", [holder.key])
            try db.record(LogInJoining.accepted(holder.member, by: origin, at: db.now))
            return true
        }
    }
}

extension Reading {
    func memberRow(_ id: ID<Member>) throws -> (key: Int64, account: Int64, member: Member)? {
        let sql = """
            SELECT \(MemberRow.columns), m.account AS account_key, a.id AS account_id
            FROM members m JOIN accounts a ON a.key = m.account WHERE m.id = ?
            """
        return try first(sql, [id]) { row in
            (try row["member_key"], try row["account_key"], try MemberRow.member(row, of: row["account_id"]))
        }
    }

    /// Whose link it is, while it is good.
    fileprivate func holder(ofReset token: TokenHash) throws -> (
        key: Int64, member: Member, account: Account
    )? {
        let found = try first(
            """
            SELECT \(AccountRow.columns), \(MemberRow.columns), t.expires_at AS link_expires_at
            FROM password_resets t JOIN members m ON m.key = t.member JOIN accounts a ON a.key = m.account
                JOIN brands b ON b.key = a.brand
            WHERE t.token = ?
            """,
            [token]
        ) { row in
            let account = try AccountRow(row)
            return (
                holder: (
                    key: try row["member_key"] as Int64, member: try MemberRow.member(row, of: account.value.id),
                    account: account.value
                ), until: try row["link_expires_at"] as Date
            )
        }
        guard let found, PersonalLink.isGood(until: found.until, account: found.holder.account.status, at: now) else {
            return nil
        }
        return found.holder
    }

    /// Whether no other log-in of the brand has this address.
    func isFree(_ email: EmailAddress, forMember key: Int64) throws -> Bool {
        let sql = """
            SELECT 1 FROM members o JOIN members m ON m.key = ?
            WHERE o.email IN (?, ?) AND o.brand = m.brand AND o.log_in <> m.log_in
            """
        return try !exists(sql, [key] + SQLArguments(email.keys))
    }
}

extension Transaction {
    fileprivate func insert(_ member: Member) throws -> Int64 {
        try present(
            first(
                """
                INSERT INTO members (
                    id, account, brand, name, email, email_written, role, language, may_call, log_in, accepted, tag_key, tag)
                SELECT ?, a.key, a.brand, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM accounts a WHERE a.id = ? RETURNING key
                """,
                [
                    member.id, member.name, member.email.key, member.email.writtenOtherwise, member.role,
                    member.language, member.mayCall, member.logIn, member.isAccepted,
                ] + (try tags.tag(RowFacts(member, emailKey: member.email.key)).arguments) + [member.account]
            ) { try $0["key"] })
    }

    /// Mails a link, where one is mailed, and records that it was asked for.
    func perform(_ asked: PersonalLink, of member: Member, to key: Int64, at email: EmailAddress) throws {
        if let mail = asked.mail { try post(asked.link, mail, to: key, at: email, happenedAt: now) }
        try record(asked.event, everywhereOf: member)
    }

    /// What a new password or address brings about beside itself, in every account that the log-in opens.
    func perform(_ change: MemberChange, of member: Member) throws {
        let logIn = try present(logInKey(member.logIn))
        try perform(change.revokes)
        if let previous = change.previous {
            try insert(
                """
                INSERT INTO previous_emails (member, email, until) VALUES (?, ?, ?)
                ON CONFLICT (member, email) DO UPDATE SET until = excluded.until
                """,
                [logIn, previous.email.text, previous.until])
        }
        if let email = change.noLongerPrevious {
            try run("DELETE FROM previous_emails WHERE member = ? AND email = ?", [logIn, email.text])
        }
        if let recent = change.change {
            for account in Set(try opened(byLogIn: member.logIn).map(\.account.id)).union([member.account]) {
                try note(recent, ofAccount: accountKey(account), at: now)
            }
        }
        for subject in change.forgets { try forget(subject) }
        try record(change.event, everywhereOf: member)
    }

    /// Beside earlier ones: whoever asks for a link must not end the one that its owner is about to follow.
    func keepReset(_ link: MailedLink, ofMember key: Int64) throws {
        try insert(
            "INSERT INTO password_resets (member, token, expires_at) VALUES (?, ?, ?)",
            [key, link.token, link.expiresAt])
    }
}
