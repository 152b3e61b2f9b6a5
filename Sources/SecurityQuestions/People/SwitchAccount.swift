import Foundation

/// Goes on in another account that the same log-in opens: the session there has a token of its own, and lasts no longer.
package struct SwitchAccount: Sendable {
    private let stores: any MemberStore & SessionStore
    private let world: World

    package init(stores: any MemberStore & SessionStore, world: World) { (self.stores, self.world) = (stores, world) }

    /// - Returns: nil where the log-in does not open that account, or the session is over.
    package func perform(
        to account: ID<Account>, from session: TokenHash, of member: Member, at address: String?
    ) async throws -> SecretToken? {
        let opened = try await stores.opened(byLogIn: member.logIn)
        guard let there = opened.first(where: { $0.account.id == account })?.member, there.id != member.id else {
            return nil
        }
        let token = SecretToken(world)
        let isDone = try await stores.switchSession(
            session, of: member, to: there, as: token.hash, by: AuditOrigin(there, address: address))
        return isDone ? token : nil
    }
}

/// That somebody goes on in another account, as both are told it.
package enum AccountSwitch {
    package static func events(from member: Member, to there: Member, by origin: AuditOrigin, at now: Date)
        -> [AuditEvent]
    {
        [
            SessionEnding.loggedOut(Identity(member), from: origin.address, at: now),
            origin.event(.accountSwitched, at: now, account: there.account),
        ]
    }
}
