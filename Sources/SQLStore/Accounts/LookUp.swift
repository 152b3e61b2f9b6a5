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
        if case .accountDigits(let digits) = claim {
            return try brands.flatMap { brand in
                try numberBeginnings(of: brand).flatMap {
                    try accountKeys(stating: .accountNumber($0 + digits), brands: [brand])
                }
            }
        }
        guard let (sql, values) = LookUpSQL.query(for: claim) else { return [] }
        return try brands.flatMap { brand in
            try all(sql, values + [brand]) { row in
                // The account is checked when it is read; who has the address is known by this row alone.
                if case .email = claim { _ = try MemberRow.member(row, of: row["account_id"]) }
                return try row["account_key"] as Int64
            }
        }
    }

    /// The letters that account numbers of `brand` begin with; none where there are too many ways. The index is asked for the first
    /// number after those with each beginning, so a brand's size plays no part.
    private func numberBeginnings(of brand: Brand.ID) throws -> [String] {
        var beginnings: [String] = []
        // Letters come after digits.
        var next = "A"
        while let number: String = try first(LookUpSQL.nextNumber, [brand, next], { try $0["number"] as String? })
            ?? nil
        {
            let beginning = String(number.prefix { !($0.isASCII && $0.isNumber) })
            guard beginnings.count < CallerClaim.beginningsAllowed else { return [] }
            beginnings.append(beginning)
            // The colon is next to the digits.
            next = beginning + ":"
        }
        return beginnings
    }
}

private enum LookUpSQL {
    /// Nil where there is no single one.
    static func query(for claim: CallerClaim) -> (sql: String, values: SQLArguments)? {
        switch claim {
        case .accountDigits: nil
        case .accountNumber(let number): (byNumber, [Account.key(ofNumber: number)])
        case .phone(let phone): (byPhone, [phone.digits])
        case .email(let email): (byEmail, SQLArguments(email.keys))
        }
    }

    static let nextNumber = """
        SELECT min(number) AS number FROM accounts WHERE brand = (SELECT key FROM brands WHERE id = ?) AND number >= ?
        """
    private static let byNumber = """
        SELECT key AS account_key FROM accounts WHERE number = ? AND brand = (SELECT key FROM brands WHERE id = ?)
        """
    private static let byEmail = """
        SELECT \(MemberRow.columns), a.id AS account_id, a.key AS account_key
        FROM members m JOIN accounts a ON a.key = m.account
        WHERE m.email IN (?, ?) AND m.brand = (SELECT key FROM brands WHERE id = ?)
        """
    private static let byPhone = """
        SELECT a.key AS account_key FROM phones p JOIN accounts a ON a.key = p.account
        WHERE p.phone = ? AND a.brand = (SELECT key FROM brands WHERE id = ?)
        """
}
