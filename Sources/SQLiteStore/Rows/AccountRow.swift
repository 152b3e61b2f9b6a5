import GRDB
import SecurityQuestions

/// An account as a row; its phones, rows of their own, come with it in one column.
struct AccountRow: Sendable {
    let key: Int64
    private let account: Account

    static let columns = """
        a.key, a.id, b.id, coalesce(a.number_written, a.number), a.company, a.language, a.status,
        (SELECT group_concat(phone, ' ') FROM (SELECT phone FROM phones WHERE account = a.key ORDER BY position))
        """
    static let columnCount = 8

    static let sql = "SELECT \(columns) FROM accounts a JOIN brands b ON b.key = a.brand"

    /// Reads ``columns``, the first of which is at `start`.
    init(_ row: Row, from start: Int = 0) throws {
        key = row[start]
        account = Account(
            id: try ID(blob: row[start + 1]), brand: row[start + 2], number: row[start + 3], company: row[start + 4],
            phones: try row.words(start + 7).map(PhoneNumber.init(digits:)), language: try row.word(start + 5),
            status: try row.word(start + 6))
    }

    var value: Account { account }
}

extension Database {
    func accountKey(_ id: ID<Account>) throws -> Int64? {
        try first("SELECT key FROM accounts WHERE id = ?", [id.blob]) { $0[0] }
    }

    func account(key: Int64) throws -> Account? {
        try first(AccountRow.sql + " WHERE a.key = ?", [key]) { try AccountRow($0).value }
    }

    func account(_ id: ID<Account>) throws -> Account? {
        try first(AccountRow.sql + " WHERE a.id = ?", [id.blob]) { try AccountRow($0).value }
    }
}
