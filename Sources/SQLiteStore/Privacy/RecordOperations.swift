import Foundation
import GRDB
import SecurityQuestions
import SpokenAnswers

extension SQLiteStore {
    public func record(of account: ID<Account>) async throws -> AccountRecord? {
        try await readAside { db in try db.accountKey(account).flatMap { try db.accountRecord(key: $0) } }
    }

    public func calls(of account: ID<Account>, after: Int64, limit: Int) async throws
        -> RecordPage<AccountRecord.Call>
    {
        try await page(
            """
            SELECT c.key, c.id, c.opened_at, c.verified_at, g.proof, c.outcome, c.closed_at
            FROM calls c JOIN accounts a ON a.key = c.account LEFT JOIN grants g ON g.call = c.key
            WHERE a.id = ? AND c.key > ? ORDER BY c.key LIMIT ?
            """, [account.blob, after, limit]
        ) { db, row in
            AccountRecord.Call(
                id: try ID<Call>(blob: row[1]).description, openedAt: row.date(2), verifiedAt: row.optionalDate(3),
                verifiedBy: row[4], outcome: row[5], closedAt: row.optionalDate(6),
                attempts: try db.attempts(ofCall: row[0]))
        }
    }

    public func mails(of account: ID<Account>, after: Int64, limit: Int) async throws
        -> RecordPage<AccountRecord.Mail>
    {
        try await page(
            """
            SELECT o.key, o.id, o.kind, o.email, o.happened_at, o.by_name, o.state, o.at
            FROM outbox o JOIN members m ON m.key = o.member JOIN accounts a ON a.key = m.account
            WHERE a.id = ? AND o.key > ? ORDER BY o.key LIMIT ?
            """, [account.blob, after, limit]
        ) { _, row in
            AccountRecord.Mail(
                id: try ID<Message>(blob: row[1]).description, kind: row[2], to: row[3], happenedAt: row.date(4),
                by: row[5], state: row[6], at: row.date(7))
        }
    }

    public func entries(of account: ID<Account>, after: Int64, limit: Int) async throws
        -> RecordPage<AccountRecord.Entry>
    {
        try await page(
            """
            SELECT \(RecordedEvent.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE (e.account = ?1 OR e.actor_id IN (
                SELECT m.id FROM members m JOIN accounts a ON a.key = m.account WHERE a.id = ?1)) AND e.number > ?2
            ORDER BY e.number LIMIT ?3
            """, [account.blob, after, limit]
        ) { _, row in AccountRecord.Entry(try RecordedEvent(row)) }
    }

    /// The first column is what the page after it is asked by.
    private func page<Item: Sendable>(
        _ sql: String, _ arguments: StatementArguments,
        _ decode: @escaping @Sendable (Database, Row) throws -> Item
    ) async throws -> RecordPage<Item> {
        try await readAside { db in
            let found = try db.all(sql, arguments) { row in (key: row[0] as Int64, item: try decode(db, row)) }
            return RecordPage(items: found.map(\.item), last: found.last?.key)
        }
    }
}

extension Database {
    fileprivate func attempts(ofCall key: Int64) throws -> [AccountRecord.Attempt] {
        try all("SELECT taken_at, proof, result FROM attempts WHERE call = ? ORDER BY key", [key]) {
            AccountRecord.Attempt(at: $0.date(0), proof: $0[1], result: $0[2])
        }
    }

    fileprivate func accountRecord(key: Int64) throws -> AccountRecord? {
        guard let account = try account(key: key) else { return nil }
        let ends = try first("SELECT closed_at, changed, changed_at FROM accounts WHERE key = ?", [key]) { row in
            (
                closedAt: row.optionalDate(0),
                change: (row[1] as String?).map { AccountRecord.Change(what: $0, at: row.date(2)) }
            )
        }
        return AccountRecord(
            id: account.id.description, brand: account.brand, number: account.number, company: account.company,
            language: account.language.rawValue, status: account.status.rawValue, closedAt: ends?.closedAt,
            phones: account.phones.map(\.e164), recentChange: ends?.change,
            invitation: try invitation(ofAccount: key), questions: try questions(ofAccount: key),
            supportCodeMadeAt: try first("SELECT made_at FROM support_codes WHERE account = ?", [key]) { $0.date(0) },
            members: try memberRecords(ofAccount: key))
    }

    private func invitation(ofAccount key: Int64) throws -> AccountRecord.Invitation? {
        try first(
            "SELECT expires_at, confirmed_at, password_chosen_at, completed_at FROM activations WHERE account = ?",
            [key]
        ) {
            AccountRecord.Invitation(
                expiresAt: $0.date(0), confirmedAt: $0.optionalDate(1), passwordChosenAt: $0.optionalDate(2),
                completedAt: $0.optionalDate(3))
        }
    }

    private func questions(ofAccount key: Int64) throws -> [AccountRecord.Question] {
        try all(
            """
            SELECT question, language, set_at, set_by, wrong_in_all, locked_until, stopped FROM answers
            WHERE account = ? ORDER BY slot
            """, [key]
        ) { row in
            let id: String = row[0]
            let language: Language = try row.word(1)
            return AccountRecord.Question(
                id: id, text: Catalogue.question(id)?.text[language] ?? id, language: language.rawValue,
                setAt: row.date(2), setBy: row[3], wrongInAll: row[4], lockedUntil: row.optionalDate(5),
                isStopped: row[6])
        }
    }
}
