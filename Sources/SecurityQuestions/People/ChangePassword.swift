import Foundation

/// A new password for somebody who has logged in: ends their other sessions and begins this one anew.
package struct ChangePassword: Sendable {
    private let stores: any MemberStore & LoginThrottleStore
    private let keeping: any PasswordSealer
    private let world: World

    package init(stores: any MemberStore & LoginThrottleStore, keeping: any PasswordSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        /// The token of the session that takes the place of all others.
        case changed(SecretToken)
        case refused(PasswordRules.Refusal)
        /// The present password was given too long ago.
        case passwordNeeded
        /// Another change is under way, or has just been made, or there were three within the hour: nothing was compared.
        case wait(until: Date)
    }

    package func perform(to password: SecretText, in login: MemberSession, from address: String?) async throws
        -> Outcome
    {
        guard login.session.passwordIsFresh(at: world.now()) else { return .passwordNeeded }
        let member = login.member
        let change = SecretChange(.password(of: member.logIn), stores: stores)
        if let until = try await change.waiting() { return .wait(until: until) }
        if let refusal = PasswordRules.refusal(of: password, personal: member.personal(in: login.account)) {
            return .refused(refusal)
        }
        let verdict = try await change.perform { () -> Outcome in
            switch try await NewPassword(stores: stores, keeping: keeping).seal(password, for: member) {
            case .refused(let refusal): return .refused(refusal)
            case .sealed(let sealed, let present):
                let token = SecretToken(world)
                let isChanged = try await stores.changePassword(
                    of: member.id, to: sealed, ifStill: present, session: token.hash,
                    by: AuditOrigin(member, address: address))
                return isChanged ? .changed(token) : .wait(until: world.now().addingTimeInterval(1))
            }
        }
        switch verdict {
        case .done(let outcome): return outcome
        case .wait(let until): return .wait(until: until)
        }
    }
}
