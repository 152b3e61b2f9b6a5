/// Takes the new address, by the link that was mailed there; or the old mailbox's word, by the one that was mailed to it.
package struct ChangeEmail: Sendable {
    private let stores: any MemberStore

    package init(stores: any MemberStore) { self.stores = stores }

    /// What the link is about; nil at another brand, or where it was used, replaced or is too old.
    package func wish(of link: TokenHash, brand: Brand.ID) async throws -> EmailChangeLink? {
        guard let found = try await stores.emailChange(link), found.account.brand == brand else {
            return nil
        }
        return found
    }

    /// - Returns: what came of it, and of which wish.
    package func perform(link: TokenHash, brand: Brand.ID, from address: String?) async throws
        -> (EmailChange.Outcome, EmailChangeLink?)
    {
        guard let wish = try await wish(of: link, brand: brand) else { return (.noSuchLink, nil) }
        return (try await stores.confirmEmailChange(link, by: AuditOrigin(wish.member, address: address)), wish)
    }
}
