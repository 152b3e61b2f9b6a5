import Foundation

/// Asks for another address to log in with, by a link that is mailed there. Nobody is told whether an address is free.
package struct AskEmailChange: Sendable {
    private let stores: any MemberStore & LoginThrottleStore
    private let keeping: any LinkSigner
    private let world: World

    package init(stores: any MemberStore & LoginThrottleStore, keeping: any LinkSigner, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        /// A link is on its way, unless the address is somebody else's.
        case asked
        case same
        /// What was typed is no address.
        case unreadable
        case wait(until: Date)
        /// The password was given too long ago.
        case passwordNeeded
    }

    package func perform(to typed: String, in login: MemberSession, from address: String) async throws -> Outcome {
        let member = login.member
        guard login.session.passwordIsFresh(at: world.now()) else { return .passwordNeeded }
        guard let email = EmailAddress(typed) else { return .unreadable }
        guard email != member.email else { return .same }
        let own = LoginThrottle.Subjects(
            .newEmail, at: .portal(login.account.brand), name: member.logIn.description, from: address
        ).name
        if case .wait(let until) = try await stores.take([own], in: nil) { return .wait(until: until) }
        try await stores.askEmailChange(
            of: member.id, to: email,
            link: MailedLink(keeping, world: world, lasting: MailedLink.confirmationLifetime),
            by: AuditOrigin(member, address: address))
        return .asked
    }

    package enum OperatorOutcome: Sendable, Hashable {
        case asked, same, taken
        /// There is nobody who could follow a link.
        case notActivated
    }

    /// By whoever runs the installation, for somebody who cannot log in: a link to the new address, one to the old, and the
    /// notice. ``EmailChange`` says what each does.
    package func perform(
        to email: EmailAddress, of member: Member, in account: Account, by origin: AuditOrigin
    ) async throws -> OperatorOutcome {
        guard account.status.isOpenToMembers, member.isAccepted else { return .notActivated }
        guard email != member.email else { return .same }
        guard try await stores.member(email: email, brand: account.brand) == nil else { return .taken }
        let link = try MailedLink(keeping, world: world, lasting: EmailChange.linkLifetime)
        let agreement = try MailedLink(keeping, world: world, lasting: EmailChange.wait)
        try await stores.askEmailChange(of: member.id, to: email, link: link, agreement: agreement, by: origin)
        return .asked
    }
}
