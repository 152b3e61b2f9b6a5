/// A new password by a mailed link, which is good once.
package struct ResetPassword: Sendable {
    private let stores: any MemberStore
    private let keeping: any PasswordSealer

    package init(stores: any MemberStore, keeping: any PasswordSealer) {
        (self.stores, self.keeping) = (stores, keeping)
    }

    package typealias Holder = (member: Member, account: Account)

    /// Whose link it is; nobody's at another brand, or where it was used, replaced or is too old.
    package func holder(of link: TokenHash, brand: Brand.ID) async throws -> Holder? {
        guard let found = try await stores.passwordReset(link), found.account.brand == brand else {
            return nil
        }
        return found
    }

    package enum Outcome: Sendable {
        /// Every session of the member has ended.
        case reset
        case refused(PasswordRules.Refusal, Holder)
        case noSuchLink
    }

    package func perform(to password: SecretText, link: TokenHash, brand: Brand.ID, from address: String?)
        async throws -> Outcome
    {
        guard let holder = try await holder(of: link, brand: brand) else { return .noSuchLink }
        let choice = NewPassword(stores: stores, keeping: keeping)
        if let refusal = try await choice.refusal(of: password, for: holder.member, in: holder.account) {
            return .refused(refusal, holder)
        }
        let sealed = try await keeping.seal(password, of: .member(holder.member.id))
        let origin = AuditOrigin(holder.member, address: address)
        let isReset = try await stores.resetPassword(link, to: sealed, by: origin)
        return isReset ? .reset : .noSuchLink
    }
}
