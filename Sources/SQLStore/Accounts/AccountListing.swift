import SecurityQuestions

extension SQLStore {
    package func accounts(ofBrand brand: Brand.ID, after number: String, limit: Int) async throws -> [ListedAccount] {
        try await readLong { db in
            let rows = try db.all(
                AccountRow.sql + " WHERE b.id = ? AND a.number > ? ORDER BY a.number LIMIT ?", [brand, number, limit],
                { try AccountRow($0) })
            return try rows.map { row in
                let members = try db.members(ofAccount: row.key, row.value.id)
                return ListedAccount(account: row.value, owners: members.filter { $0.role == .owner })
            }
        }
    }
}
