import SecurityQuestions
import SpokenAnswers

/// The members of several accounts that are one person, by one log-in.
extension Reading {
    /// Whose log-in an address of the brand is; nil where it is nobody's.
    private func logIn(at email: EmailAddress, brand: Brand.ID) throws -> ID<Member>? {
        let sql = """
            SELECT log_in FROM members
            WHERE email IN (?, ?) AND brand = (SELECT key FROM brands WHERE id = ?) ORDER BY key LIMIT 1
            """
        return try first(sql, SQLArguments(email.keys) + [brand]) { try $0["log_in"] }
    }

    /// As they are added: by the log-in that their address has already, where it has one.
    func joining(_ member: Member, brand: Brand.ID, isAccepted: Bool) throws -> Member {
        member.with(logIn: try logIn(at: member.email, brand: brand) ?? member.logIn, isAccepted: isAccepted)
    }

    /// What else the log-in is in, in the order in which it was joined, accounts that are not agreed to as well.
    func others(of member: Member) throws -> [Member] {
        let sql = """
            SELECT \(MemberRow.columns), a.id AS account_id FROM members m JOIN accounts a ON a.key = m.account
            WHERE m.log_in = ? AND m.id <> ? ORDER BY m.key
            """
        return try all(sql, [member.logIn, member.id]) { try MemberRow.member($0, of: $0["account_id"]) }
    }

    /// What the log-in opens now, by company.
    func opened(byLogIn logIn: ID<Member>) throws -> [Opened] {
        let sql = """
            SELECT \(AccountRow.columns), \(MemberRow.columns)
            FROM members m JOIN accounts a ON a.key = m.account JOIN brands b ON b.key = a.brand
            WHERE m.log_in = ? AND m.accepted = 1 AND a.status IN ('active', 'suspended') ORDER BY a.company, a.key
            """
        return try all(sql, [logIn]) { row in
            let account = try AccountRow(row).value
            return Opened(member: try MemberRow.member(row, of: account.id), account: account)
        }
    }

    /// Whether an invitation of `member` is accepted by logging in, never by its link alone.
    func isJoinedByLogIn(_ member: Member) throws -> Bool {
        LogInJoining.isByLogIn(of: member, opened: try opened(byLogIn: member.logIn))
    }
}

extension Transaction {
    /// Before somebody of an account goes: what belongs to their log-in is hung on the next account of theirs. Where they have
    /// agreed to no other one it goes with them.
    func keepLogIn(ofMember key: Int64) throws {
        let next = try first(
            """
            SELECT min(o.key) AS heir, max(o.accepted) AS is_used
            FROM members m JOIN members o ON o.log_in = m.log_in AND o.key <> m.key WHERE m.key = ?
            """, [key]
        ) { row in (heir: try row["heir"] as Int64?, isUsed: try row["is_used"] as Bool? ?? false) }
        guard let next, let heir = next.heir, next.isUsed else { return }
        for table in Self.ofLogIns { try run("UPDATE \(table) SET member = ? WHERE member = ?", [heir, key]) }
    }

    /// Whom the brand's provider knows by the account that goes, and who belongs to another by the same log-in, is known there.
    func keepLink(ofMember key: Int64) throws {
        let id: ID<Member>? = try first("SELECT id FROM members WHERE key = ? AND subject IS NOT NULL", [key]) {
            try $0["id"]
        }
        guard let member = try unlessAltered({ try id.flatMap(memberRow)?.member }), let company = member.company,
            let heir = try unlessAltered({ try others(of: member) })?.first(where: {
                $0.isAccepted && $0.company == nil
            })
        else { return }
        try run("UPDATE members SET issuer = NULL, subject = NULL WHERE key = ?", [key])
        try link(heir, to: company)
    }

    /// What belongs to the log-in hangs on its first row, also where a row has come that is older than those it had.
    func hang(_ logIn: ID<Member>) throws {
        guard let key = try logInKey(logIn) else { return }
        for table in Self.ofLogIns {
            try run(
                "UPDATE \(table) SET member = ? WHERE member <> ? AND member IN (SELECT key FROM members WHERE log_in = ?)",
                [key, key, logIn])
        }
    }

    /// Sessions, mails and links are an account's.
    private static let ofLogIns = ["passwords", "second_factors", "browsers", "previous_emails"]

    /// What happens to a log-in is told in each account that it opens.
    func record(_ event: AuditEvent, everywhereOf member: Member) throws {
        try record(event)
        for other in try opened(byLogIn: member.logIn).map(\.member) where other.id != member.id {
            try record(event.told(of: other, insteadOf: member.id))
        }
    }

    /// From now on they are known by the brand's provider, and belong to the account.
    func link(_ member: Member, to company: CompanyIdentity) throws {
        try write(member.with(isAccepted: true, company: company))
    }

    /// The provider means nobody by their log-in any more, in whichever account. Who has no password either is invited once more; an
    /// activation that has begun by the provider begins anew. A code or an announced call of an account that they were in may be whoever's
    /// came by the provider.
    func unlink(_ member: Member) throws {
        let all = try [member] + others(of: member)
        let hasPassword = try exists("SELECT 1 FROM passwords WHERE member = ?", [try logInKey(member.logIn)])
        for one in all {
            let account = try present(accountKey(one.account))
            let isPending = try exists("SELECT 1 FROM accounts WHERE key = ? AND status = 'pending'", [account])
            if one.isAccepted { try perform(.codesSeen(of: one.account)) }
            try write(one.unlinked(isAccepted: one.isAccepted && (hasPassword || isPending)))
            try run(
                "DELETE FROM activations WHERE account = ? AND completed_at IS NULL AND issuer IS NOT NULL", [account])
        }
    }

    /// They agree to belong to the account.
    func accept(_ member: Member) throws {
        guard !member.isAccepted else { return }
        try write(member.with(isAccepted: true))
    }

    /// Gives the log-in another address, wherever it is agreed to. An invitation was to the old mailbox, and stays that: the log-in
    /// of whoever reads it.
    func move(_ member: Member, to email: EmailAddress) throws {
        let others = try others(of: member)
        for one in [member] + others.filter(\.isAccepted) { try write(one.with(email: email)) }
        let separate: ID<Member> = ID(world)
        for invited in others where !invited.isAccepted {
            try keepLogIn(ofMember: present(memberKey(invited.id)))
            let changed = invited.with(logIn: separate)
            let tag = try tags.tag(RowFacts(changed, emailKey: changed.email.key))
            try update(
                "UPDATE members SET log_in = ?, tag_key = ?, tag = ? WHERE id = ?",
                [separate] + tag.arguments + [changed.id])
        }
    }

    private func write(_ member: Member) throws {
        let tag = try tags.tag(RowFacts(member, emailKey: member.email.key))
        try update(
            """
            UPDATE members SET email = ?, email_written = ?, accepted = ?, issuer = ?, subject = ?, tag_key = ?, tag = ?
            WHERE id = ?
            """,
            [
                member.email.key, member.email.writtenOtherwise, member.isAccepted, member.company?.issuer,
                member.company?.subject,
            ] + tag.arguments + [member.id])
    }
}
