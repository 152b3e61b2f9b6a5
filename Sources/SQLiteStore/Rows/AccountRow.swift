import GRDB
import SecurityQuestions

/// An account as a row; its phones are rows of their own.
struct AccountRow: Sendable {
    let key: Int64
    private let account: Account

    static let columns = """
        a.key, a.id, b.id, coalesce(a.number_written, a.number), a.company, a.language, a.status
        """
    static let columnCount = 7

    /// Reads ``columns``, the first of which is at `start`, and the phones.
    init(_ row: Row, from start: Int = 0, in db: Database) throws {
        key = row[start]
        account = Account(
            id: try ID(blob: row[start + 1]), brand: row[start + 2], number: row[start + 3], company: row[start + 4],
            phones: try db.phones(ofAccount: key), language: try row.word(start + 5), status: try row.word(start + 6))
    }

    var value: Account { account }
}

extension Database {
    func phones(ofAccount key: Int64) throws -> [PhoneNumber] {
        try all("SELECT phone FROM phones WHERE account = ? ORDER BY position", [key]) {
            try PhoneNumber(digits: $0[0])
        }
    }

    func accountKey(_ id: ID<Account>) throws -> Int64? {
        try first("SELECT key FROM accounts WHERE id = ?", [id.blob]) { $0[0] }
    }

    func account(key: Int64) throws -> Account? {
        try first(
            "SELECT \(AccountRow.columns) FROM accounts a JOIN brands b ON b.key = a.brand WHERE a.key = ?", [key]
        ) { try AccountRow($0, in: self).value }
    }
}
