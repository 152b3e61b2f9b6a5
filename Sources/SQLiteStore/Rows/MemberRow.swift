import GRDB
import SecurityQuestions

/// A member as a row.
enum MemberRow {
    static let columns = "m.id, m.name, coalesce(m.email_written, m.email), m.role, m.language"
    static let columnCount = 5

    /// Reads ``columns``, the first of which is at `start`.
    static func member(_ row: Row, from start: Int = 0, of account: ID<Account>) throws -> Member {
        Member(
            id: try ID(blob: row[start]), account: account, name: row[start + 1],
            email: try EmailAddress(column: row[start + 2]), role: try row.word(start + 3),
            language: try row.optionalWord(start + 4))
    }
}

extension Database {
    func memberKey(_ id: ID<Member>) throws -> Int64? {
        try first("SELECT key FROM members WHERE id = ?", [id.blob]) { $0[0] }
    }
}
