import GRDB
import SecurityQuestions
import SpokenAnswers

extension SQLiteStore {
    public func member(email: EmailAddress, brand: Brand.ID) async throws -> (
        member: Member, password: SealedSecret?, account: Account
    )? {
        try read { db in
            let sql = """
                SELECT \(AccountRow.columns), \(MemberRow.columns), m.key
                FROM members m JOIN accounts a ON a.key = m.account JOIN brands b ON b.key = a.brand
                WHERE m.email = ? AND m.brand = (SELECT key FROM brands WHERE id = ?)
                """
            return try db.first(sql, [email.key, brand]) { row in
                let account = try AccountRow(row).value
                let member = try MemberRow.member(row, from: AccountRow.columnCount, of: account.id)
                let key: Int64 = row[AccountRow.columnCount + MemberRow.columnCount]
                return (member, try db.password(ofMember: key), account)
            }
        }
    }

    public func password(of member: ID<Member>) async throws -> SealedSecret? {
        try read { db in try db.memberKey(member).flatMap(db.password(ofMember:)) }
    }

    public func members(of account: ID<Account>) async throws -> [Member] {
        try read { db in
            let sql = """
                SELECT \(MemberRow.columns) FROM members m JOIN accounts a ON a.key = m.account
                WHERE a.id = ? ORDER BY m.key
                """
            return try db.all(sql, [account.blob]) { try MemberRow.member($0, of: account) }
        }
    }

    public func setLanguage(_ language: Language, of member: ID<Member>) async throws {
        try await write { db in
            try db.run("UPDATE members SET language = ? WHERE id = ?", [language.rawValue, member.blob])
        }
    }
}

extension Database {
    func password(ofMember key: Int64) throws -> SealedSecret? {
        try first("SELECT \(SecretColumns.names) FROM passwords WHERE member = ?", [key]) {
            SecretColumns.secret($0, from: 0)
        }
    }

    /// Ends the member's sessions as well, and every link that was mailed before: whoever knew the old password may have
    /// asked for it.
    func setPassword(_ password: SealedSecret, ofMember key: Int64) throws {
        for table in ["sessions", "password_resets", "email_changes"] {
            try run("DELETE FROM \(table) WHERE member = ?", [key])
        }
        try run(
            "INSERT OR REPLACE INTO passwords (member, \(SecretColumns.names)) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [key] + password.arguments)
    }
}
