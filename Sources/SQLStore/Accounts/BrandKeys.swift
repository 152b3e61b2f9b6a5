import SecurityQuestions

/// Brands are configured, not stored; the database only numbers the ones it meets.
struct BrandKeys {
    private var known: [Brand.ID: Int64] = [:]

    mutating func key(of brand: Brand.ID, in db: Transaction) throws -> Int64 {
        if let key = known[brand] { return key }
        try db.run("INSERT INTO brands (id) VALUES (?) ON CONFLICT (id) DO NOTHING", [brand])
        guard let key = try db.first("SELECT key FROM brands WHERE id = ?", [brand], { try $0["key"] as Int64 }) else {
            throw UnreadableValue()
        }
        known[brand] = key
        return key
    }
}
