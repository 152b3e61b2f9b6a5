import Foundation

/// Asks for a link by which a forgotten password is replaced. Whoever asks learns nothing about who has an account.
package struct AskPasswordReset: Sendable {
    private let stores: any MemberStore & LoginThrottleStore & AuditStore & AccountStore & ActivationStore
    private let keeping: any LinkSigner
    private let world: World

    package init(
        stores: any MemberStore & LoginThrottleStore & AuditStore & AccountStore & ActivationStore,
        keeping: any LinkSigner, world: World
    ) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        /// A link is on its way, if there is somebody to send one to.
        case asked
        case wait(until: Date)
    }

    /// Known and unknown addresses cost one look; the link's token is made for both. Nobody waits for what others have asked
    /// for: a link that was mailed a moment ago goes on working, and no other is mailed meanwhile.
    package func perform(email: EmailAddress, brand: Brand.ID, from address: String) async throws -> Outcome {
        let place = LoginPlace.portal(brand)
        let from = LoginThrottle.Subjects(.passwordReset, at: place, name: email.key, from: address).address
        if case .wait(let until) = try await stores.take([from], in: nil) { return .wait(until: until) }
        let known = try await stores.member(email: email, brand: brand)
        let link = try MailedLink(keeping, world: world, lasting: MailedLink.resetLifetime)
        let holder = known.flatMap { $0.account.status.isOpenToMembers ? $0 : nil }
        let origin = AuditOrigin.visitor(address: address, brand: brand)
        if let holder {
            try await stores.askPasswordReset(of: holder.member.id, link: link, by: origin)
        } else if let known, known.account.status == .pending, known.member.role == .owner {
            // They never had a password: the invitation is what helps.
            let renew = RenewInvitation(stores: stores, keeping: keeping, world: world)
            _ = try await renew.renew(known.account, brand: brand, from: address)
        } else {
            try await stores.recordVisitor(.passwordResetAsked, at: place, by: origin)
        }
        return .asked
    }
}
