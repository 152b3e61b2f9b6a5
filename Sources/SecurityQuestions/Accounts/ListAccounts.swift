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
        let sought = text.map(SoughtText.init)
        var found: [ListedAccount] = []
        for brand in brands {
            var last = ""
            while true {
                // Without a text every account is one of those that are asked for.
                let size = sought == nil ? min(Self.page - 1, limit - found.count) + 1 : Self.page
                let page = try await stores.accounts(ofBrand: brand, after: last, limit: size)
                found += page.filter { listed in sought.map(listed.mentions) ?? true }
                if found.count > limit { return (Array(found.prefix(limit)), true) }
                guard page.count == size, let end = page.last else { break }
                last = Account.key(ofNumber: end.account.number)
            }
        }
        return (found, false)
    }
}
