import GRDB
import SecurityQuestions

extension Database {
    /// The accounts of `brands` that each group of statements names, whatever their status.
    func accountKeys(stating groups: [[SecurityQuestions.Statement]], brands: [Brand.ID]) throws -> Set<Int64> {
        var common: Set<Int64>?
        for group in groups {
            let named = Set(try group.flatMap { try accountKeys(stating: $0, brands: brands) })
            common = common?.intersection(named) ?? named
        }
        return common ?? []
    }

    private func accountKeys(stating statement: SecurityQuestions.Statement, brands: [Brand.ID]) throws -> [Int64] {
        let (sql, value) = query(for: statement)
        return try brands.flatMap { brand in try all(sql, [value, brand]) { $0[0] as Int64 } }
    }

    private func query(for statement: SecurityQuestions.Statement)
        -> (sql: String, value: (any DatabaseValueConvertible)?)
    {
        switch statement {
        case .accountNumber(let number): (Self.byNumber, Account.key(ofNumber: number))
        case .phone(let phone): (Self.byPhone, phone.digits)
        case .email(let email): (Self.byEmail, email.key)
        }
    }

    private static let byNumber = """
        SELECT key FROM accounts WHERE number = ? AND brand = (SELECT key FROM brands WHERE id = ?)
        """
    private static let byEmail = """
        SELECT account FROM members WHERE email = ? AND brand = (SELECT key FROM brands WHERE id = ?)
        """
    private static let byPhone = """
        SELECT a.key FROM phones p JOIN accounts a ON a.key = p.account
        WHERE p.phone = ? AND a.brand = (SELECT key FROM brands WHERE id = ?)
        """
}
