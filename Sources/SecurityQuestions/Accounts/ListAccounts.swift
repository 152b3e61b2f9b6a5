/// The accounts of brands, by their numbers: for whoever runs the installation. Agents have no list.
package struct ListAccounts: Sendable {
    private let stores: any AccountStore

    package init(stores: any AccountStore) { self.stores = stores }

    private static let page = 500

    /// - Parameter text: only what has it in its number, company, phones, or an owner's name or address.
    /// - Returns: at most `limit`, and whether there are more.
    package func perform(
        ofBrands brands: [Brand.ID], mentioning text: String? = nil, limit: Int
    ) async throws -> (accounts: [ListedAccount], hasMore: Bool) {
        var found: [ListedAccount] = []
        for brand in brands {
            var last = ""
            while true {
                let page = try await stores.accounts(ofBrand: brand, after: last, limit: Self.page)
                found += page.filter { listed in text.map(listed.mentions) ?? true }
                if found.count > limit { return (Array(found.prefix(limit)), true) }
                guard page.count == Self.page, let end = page.last else { break }
                last = Account.key(ofNumber: end.account.number)
            }
        }
        return (found, false)
    }
}
