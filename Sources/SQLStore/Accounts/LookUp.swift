import SecurityQuestions

extension Reading {
    /// The accounts of `brands` that each group of claims names, whatever their status.
    func accountKeys(stating groups: [[CallerClaim]], brands: [Brand.ID]) throws -> Set<Int64> {
        var common: Set<Int64>?
        for group in groups {
            let named = Set(try group.flatMap { try accountKeys(stating: $0, brands: brands) })
            common = common?.intersection(named) ?? named
        }
        return common ?? []
    }

    /// Throws `RecordAltered`.
    private func accountKeys(stating claim: CallerClaim, brands: [Brand.ID]) throws -> [Int64] {
        let (sql, value) = LookUpSQL.query(for: claim)
        return try brands.flatMap { brand in
            try all(sql, [value, brand]) { row in
                // The account is checked when it is read; who has the address is known by this row alone.
                if case .email = claim { _ = try MemberRow.member(row, of: row["account_id"]) }
                return try row["account_key"] as Int64
            }
        }
    }
}

private enum LookUpSQL {
    static func query(for claim: CallerClaim) -> (sql: String, value: SQLValue) {
        switch claim {
        case .accountNumber(let number): (byNumber, Account.key(ofNumber: number).sqlValue)
        case .phone(let phone): (byPhone, phone.digits.sqlValue)
        case .email(let email): (byEmail, email.key.sqlValue)
        }
    }

    private static let byNumber = """
        SELECT key AS account_key FROM accounts WHERE number = ? AND brand = (SELECT key FROM brands WHERE id = ?)
        """
    private static let byEmail = """
        SELECT \(MemberRow.columns), a.id AS account_id, a.key AS account_key
        FROM members m JOIN accounts a ON a.key = m.account
        WHERE m.email = ? AND m.brand = (SELECT key FROM brands WHERE id = ?)
        """
    private static let byPhone = """
        SELECT a.key AS account_key FROM phones p JOIN accounts a ON a.key = p.account
        WHERE p.phone = ? AND a.brand = (SELECT key FROM brands WHERE id = ?)
        """
}
