/// Takes the new address, by the link that was mailed there.
package struct ChangeEmail: Sendable {
    private let stores: any MemberStore

    package init(stores: any MemberStore) { self.stores = stores }

    package typealias Holder = (member: Member, email: EmailAddress)

    /// Whose link it is; nobody's at another brand, or where it was used, replaced or is too old.
    package func holder(of link: TokenHash, brand: Brand.ID) async throws -> Holder? {
        guard let found = try await stores.emailChange(link), found.account.brand == brand else {
            return nil
        }
        return (found.member, found.email)
    }

    package enum Outcome: Sendable {
        case changed(Member)
        /// No such link, or the address was taken meanwhile.
        case noSuchLink
    }

    package func perform(link: TokenHash, brand: Brand.ID, from address: String?) async throws -> Outcome {
        guard let holder = try await holder(of: link, brand: brand) else { return .noSuchLink }
        let isChanged = try await stores.changeEmail(link, by: AuditOrigin(holder.member, address: address))
        return isChanged ? .changed(holder.member) : .noSuchLink
    }
}
