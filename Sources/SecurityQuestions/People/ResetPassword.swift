import Foundation

/// A new password by a mailed link, which is good once.
package struct ResetPassword: Sendable {
    private let stores: any MemberStore & LoginThrottleStore
    private let keeping: any PasswordSealer

    package init(stores: any MemberStore & LoginThrottleStore, keeping: any PasswordSealer) {
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
        /// Another one is under way, or there were three within the hour: nothing was compared.
        case wait(until: Date, Holder)
    }

    /// - Parameter browser: the one the link was followed in, which is known from then on; nil where nobody asks for it.
    package func perform(
        to password: SecretText, link: TokenHash, brand: Brand.ID, in browser: TokenHash?, from address: String?
    ) async throws -> Outcome {
        guard let holder = try await holder(of: link, brand: brand) else { return .noSuchLink }
        let change = SecretChange(.passwordReset(of: holder.member.logIn), stores: stores)
        if let until = try await change.waiting() { return .wait(until: until, holder) }
        let personal = holder.member.personal(in: holder.account)
        if let refusal = PasswordRules.refusal(of: password, personal: personal) { return .refused(refusal, holder) }
        let verdict = try await change.perform { () -> Outcome in
            switch try await NewPassword(stores: stores, keeping: keeping).seal(password, for: holder.member) {
            case .refused(let refusal): return .refused(refusal, holder)
            case .sealed(let sealed, let present):
                let isReset = try await stores.resetPassword(
                    link, to: sealed, ifStill: present, in: browser, by: AuditOrigin(holder.member, address: address))
                return isReset ? .reset : .noSuchLink
            }
        }
        switch verdict {
        case .done(let outcome): return outcome
        case .wait(let until): return .wait(until: until, holder)
        }
    }
}
