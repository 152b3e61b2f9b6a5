import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func member(email: EmailAddress, brand: Brand.ID) async throws -> (
        member: Member, password: SealedSecret?, account: Account
    )? {
        try await read { db in
            let sql = """
                SELECT \(AccountRow.columns), \(MemberRow.columns)
                FROM members m JOIN accounts a ON a.key = m.account JOIN brands b ON b.key = a.brand
                WHERE m.email IN (?, ?) AND m.brand = (SELECT key FROM brands WHERE id = ?) AND a.brand = m.brand
                ORDER BY m.key
                """
            let found = try db.all(sql, SQLArguments(email.keys) + [brand]) { row in
                let account = try AccountRow(row).value
                let member = try MemberRow.member(row, of: account.id)
                return (member: member, key: try row["member_key"] as Int64, account: account)
            }
            // What is open comes before an invitation, and that before an account that is not.
            let open = found.filter { $0.account.status.isOpenToMembers }
            let pending = found.filter { $0.account.status == .pending }
            guard let one = open.first(where: \.member.isAccepted) ?? open.first ?? pending.first ?? found.first else {
                return nil
            }
            return (one.member, try db.password(ofMember: one.key), one.account)
        }
    }

    package func opened(byLogIn logIn: ID<Member>) async throws -> [Opened] {
        try await readOnce { db in try db.opened(byLogIn: logIn) }
    }

    package func password(of member: ID<Member>) async throws -> SealedSecret? {
        try await read { db in try db.memberKey(member).flatMap(db.password(ofMember:)) }
    }

    package func members(of account: ID<Account>) async throws -> [Member] {
        try await readOnce { db in
            let sql = """
                SELECT \(MemberRow.columns) FROM members m JOIN accounts a ON a.key = m.account
                WHERE a.id = ? ORDER BY m.key
                """
            return try db.all(sql, [account]) { try MemberRow.member($0, of: account) }
        }
    }

    package func setLanguage(_ language: Language, of member: ID<Member>) async throws {
        try await write { db in
            try db.run("UPDATE members SET language = ? WHERE id = ?", [language, member])
        }
    }
}

extension Reading {
    /// In the order in which they joined.
    func members(ofAccount key: Int64, _ id: ID<Account>) throws -> [Member] {
        try all("SELECT \(MemberRow.columns) FROM members m WHERE m.account = ? ORDER BY m.key", [key]) {
            try MemberRow.member($0, of: id)
        }
    }

    /// - Parameter evenIfAltered: for whoever wants them gone.
    func members(ofAccount key: Int64, _ id: ID<Account>, evenIfAltered: Bool) throws -> [Member] {
        guard evenIfAltered else { return try members(ofAccount: key, id) }
        return try all("SELECT \(MemberRow.columns) FROM members m WHERE m.account = ? ORDER BY m.key", [key]) {
            try MemberRow.unchecked($0, of: id).member
        }
    }

    func password(ofMember key: Int64) throws -> SealedSecret? {
        try first(
            """
            SELECT \(SecretColumns.names) FROM passwords
            WHERE member = (SELECT \(MemberRow.logInKey) FROM members m WHERE m.key = ?)
            """, [key], SecretColumns.secret)
    }
}

extension Transaction {
    /// In place of an earlier one.
    func setPassword(_ password: SealedSecret, ofMember key: Int64) throws {
        try insert(
            """
            INSERT INTO passwords (member, \(SecretColumns.names))
            VALUES ((SELECT \(MemberRow.logInKey) FROM members m WHERE m.key = ?), ?, ?, ?, ?, ?, ?)
            ON CONFLICT (member) DO UPDATE SET
                key_id = excluded.key_id, nonce = excluded.nonce, salt = excluded.salt, memory_mib = excluded.memory_mib,
                passes = excluded.passes, sealed = excluded.sealed
            """,
            [key] + password.arguments)
    }
}
