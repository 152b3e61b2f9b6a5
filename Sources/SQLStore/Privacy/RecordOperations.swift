import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func accountRecord(of account: ID<Account>) async throws -> AccountRecord? {
        try await readLong { db in try db.accountKey(account).flatMap { try db.accountRecord(key: $0) } }
    }

    package func record(of member: Member) async throws -> MemberRecord? {
        try await readLong { db in
            guard let key = try db.accountKey(member.account), let account = try db.account(key: key),
                let person = try db.memberRecords(ofAccount: key).first(where: { $0.id == member.id.description })
            else { return nil }
            return MemberRecord(
                brand: account.brand, accountNumber: account.number, company: account.company, person: person)
        }
    }

    package func calls(of account: ID<Account>, after: Int64, limit: Int) async throws
        -> RecordPage<AccountRecord.Call>
    {
        try await calls("a.id = ?", [account, after, limit])
    }

    package func mails(of account: ID<Account>, after: Int64, limit: Int) async throws
        -> RecordPage<AccountRecord.Mail>
    {
        try await mails("a.id = ?", [account, after, limit])
    }

    package func entries(of account: ID<Account>, after: Int64, limit: Int) async throws
        -> RecordPage<AccountRecord.Entry>
    {
        try await page(
            """
            SELECT \(RecordedEvent.columns), e.number AS page_key FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE (e.account = ?1 OR e.actor_id IN (
                SELECT m.id FROM members m JOIN accounts a ON a.key = m.account WHERE a.id = ?1)) AND e.number > ?2
            ORDER BY e.number LIMIT ?3
            """, [account, after, limit]
        ) { _, row in AccountRecord.Entry(try RecordedEvent(row)) }
    }

    package func calls(of member: ID<Member>, after: Int64, limit: Int) async throws
        -> RecordPage<AccountRecord.Call>
    {
        try await calls("c.caller_member = (SELECT key FROM members WHERE id = ?)", [member, after, limit])
    }

    package func mails(of member: Member, after: Int64, limit: Int) async throws
        -> RecordPage<AccountRecord.Mail>
    {
        let found = try await mails("m.id = ? AND o.reader_name IS NULL", [member.id, after, limit])
        return RecordPage(items: found.items.map { $0.naming(only: member.name) }, last: found.last)
    }

    package func entries(of member: Member, after: Int64, limit: Int) async throws
        -> RecordPage<AccountRecord.Entry>
    {
        let told = MemberNames(names: [member.name], addresses: []).concerned
        return try await page(
            """
            SELECT \(RecordedEvent.columns), e.number AS page_key FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE (e.actor_id = ? OR e.caller = ? OR (
                e.account = ? AND e.detail IN (\(told.marks)))) AND e.number > ?
            ORDER BY e.number LIMIT ?
            """, [member.id, member.id, member.account] + SQLArguments(told) + [after, limit]
        ) { _, row in AccountRecord.Entry(try RecordedEvent(row), for: member) }
    }

    private func calls(_ condition: String, _ arguments: SQLArguments) async throws
        -> RecordPage<AccountRecord.Call>
    {
        try await page(
            """
            SELECT c.key AS page_key, c.id, c.opened_at, c.verified_at, g.proof, c.outcome, c.closed_at, c.caller,
                c.external_id, c.language AS call_language, c.from_number, c.from_verstat, c.from_attest,
                (SELECT name FROM clients WHERE key = c.client) AS call_client, g.id AS grant_id, g.used_at, g.revoked_at, (SELECT name FROM clients WHERE key = g.used_by) AS used_by
            FROM calls c JOIN accounts a ON a.key = c.account LEFT JOIN grants g ON g.call = c.key
            WHERE \(condition) AND c.key > ? ORDER BY c.key LIMIT ?
            """, arguments
        ) { db, row in
            let id: ID<Call> = try row["id"]
            let grant: ID<Grant>? = try row["grant_id"]
            let said = try CallRow.metadata(row)
            return AccountRecord.Call(
                id: id.description, openedAt: try row["opened_at"], verifiedAt: try row["verified_at"],
                verifiedBy: try row["proof"], outcome: try row["outcome"], closedAt: try row["closed_at"],
                caller: try row["caller"], client: try row["call_client"], externalID: said.externalID,
                language: said.language?.rawValue, from: said.from.map(AccountRecord.Call.From.init),
                attempts: try db.attempts(ofCall: row["page_key"]),
                grant: try grant.map {
                    .init(
                        id: $0.description, usedAt: try row["used_at"], usedBy: try row["used_by"],
                        revokedAt: try row["revoked_at"])
                })
        }
    }

    private func mails(_ condition: String, _ arguments: SQLArguments) async throws
        -> RecordPage<AccountRecord.Mail>
    {
        try await page(
            """
            SELECT o.key AS page_key, o.id, o.kind, o.email, o.happened_at, o.by_name, o.about, o.reader_name, o.state,
                o.at AS at
            FROM outbox o JOIN members m ON m.key = o.member JOIN accounts a ON a.key = m.account
            WHERE \(condition) AND o.key > ? ORDER BY o.key LIMIT ?
            """, arguments
        ) { _, row in
            let id: ID<Message> = try row["id"]
            return AccountRecord.Mail(
                id: id.description, kind: try row["kind"], to: try row["email"], happenedAt: try row["happened_at"],
                by: try row["by_name"], about: try row["about"], reader: try row["reader_name"],
                state: try row["state"], at: try row["at"])
        }
    }

    /// `page_key` is what the page after it is asked by.
    private func page<Item: Sendable>(
        _ sql: String, _ arguments: SQLArguments,
        _ decode: @escaping @Sendable (Snapshot, SQLRow) throws -> Item
    ) async throws -> RecordPage<Item> {
        try await readLong { db in
            let found = try db.all(sql, arguments) { row in
                (key: try row["page_key"] as Int64, item: try decode(db, row))
            }
            return RecordPage(items: found.map(\.item), last: found.last?.key)
        }
    }
}

extension Reading {
    fileprivate func attempts(ofCall key: Int64) throws -> [AccountRecord.Attempt] {
        try all("SELECT taken_at, proof, result FROM attempts WHERE call = ? ORDER BY key", [key]) {
            AccountRecord.Attempt(at: try $0["taken_at"], proof: try $0["proof"], result: try $0["result"])
        }
    }

    /// As it stands there, even if it was altered: it is what is held.
    fileprivate func accountRecord(key: Int64) throws -> AccountRecord? {
        guard let account = try account(key: key, evenIfAltered: true) else { return nil }
        let ends = try first("SELECT closed_at, changed, changed_at FROM accounts WHERE key = ?", [key]) { row in
            let changed: String? = try row["changed"]
            return (
                closedAt: try row["closed_at"] as Date?,
                change: try changed.map { AccountRecord.Change(what: $0, at: try row["changed_at"]) }
            )
        }
        return AccountRecord(
            id: account.id.description, brand: account.brand, number: account.number, company: account.company,
            language: account.language.rawValue, status: account.status.rawValue, closedAt: ends?.closedAt,
            phones: account.phones.map(\.e164), recentChange: ends?.change,
            invitation: try invitation(ofAccount: key), questions: try questions(ofAccount: key),
            supportCodeMadeAt: try first("SELECT made_at FROM support_codes WHERE account = ?", [key]) {
                try $0["made_at"]
            },
            codeLinkMailedAt: try first("SELECT mailed_at FROM code_links WHERE account = ?", [key]) {
                try $0["mailed_at"]
            },
            announcedCall: try announcement(ofAccount: key).map {
                AccountRecord.AnnouncedCall(
                    at: $0.announcedAt, otherCallAt: $0.otherCallAt, wordsKnown: $0.wordsKnown)
            },
            locksLiftedAt: try all("SELECT lifted_at FROM lifts WHERE account = ? ORDER BY lifted_at", [key]) {
                try $0["lifted_at"]
            },
            members: try memberRecords(ofAccount: key))
    }

    private func invitation(ofAccount key: Int64) throws -> AccountRecord.Invitation? {
        try first(
            "SELECT expires_at, confirmed_at, password_chosen_at, completed_at FROM activations WHERE account = ?",
            [key]
        ) {
            AccountRecord.Invitation(
                expiresAt: try $0["expires_at"], confirmedAt: try $0["confirmed_at"],
                passwordChosenAt: try $0["password_chosen_at"], completedAt: try $0["completed_at"])
        }
    }

    private func questions(ofAccount key: Int64) throws -> [AccountRecord.Question] {
        try all(
            """
            SELECT question, language, set_at, set_by, wrong_in_all, locked_until, stopped FROM answers
            WHERE account = ?
            """, [key]
        ) { row in
            let id: String = try row["question"]
            let language: Language = try row["language"]
            return AccountRecord.Question(
                id: id, text: Catalogue.question(id)?.text[language] ?? id, language: language.rawValue,
                setAt: try row["set_at"], setBy: try row["set_by"], wrongInAll: try row["wrong_in_all"],
                lockedUntil: try row["locked_until"], isStopped: try row["stopped"])
        }
    }
}
