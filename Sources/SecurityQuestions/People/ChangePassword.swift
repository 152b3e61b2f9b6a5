/// A new password for somebody who has logged in: ends their other sessions and begins this one anew.
package struct ChangePassword: Sendable {
    private let stores: any MemberStore
    private let keeping: any PasswordSealer
    private let world: World

    package init(stores: any MemberStore, keeping: any PasswordSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        /// The token of the session that takes the place of all others.
        case changed(SecretToken)
        case refused(PasswordRules.Refusal)
        /// The present password was given too long ago.
        case passwordNeeded
    }

    package func perform(to password: SecretText, in login: MemberSession, from address: String?) async throws
        -> Outcome
    {
        guard login.session.passwordIsFresh(at: world.now()) else { return .passwordNeeded }
        let member = login.member
        let choice = NewPassword(stores: stores, keeping: keeping)
        if let refusal = try await choice.refusal(of: password, for: member, in: login.account) {
            return .refused(refusal)
        }
        let sealed = try await keeping.seal(password, of: .member(member.id))
        let token = SecretToken(world)
        try await stores.changePassword(
            of: member.id, to: sealed, session: token.hash, by: AuditOrigin(member, address: address))
        return .changed(token)
    }
}
