/// Gives the owner of an account that nobody has activated a new link; earlier ones stop working.
package struct InviteOwner: Sendable {
    private let stores: any AccountStore
    private let keeping: any LinkSigner
    private let world: World

    package init(stores: any AccountStore, keeping: any LinkSigner, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case invited(Member)
        /// The account does not wait for its owner.
        case notPending
    }

    /// - Parameter invitation: of a link that whoever invites hands over; without one, the link is mailed.
    package func perform(_ account: ID<Account>, by origin: AuditOrigin, invitation: TokenHash? = nil) async throws
        -> Outcome
    {
        let owner =
            if let invitation {
                try await stores.invite(account, invitation: invitation, by: origin)
            } else {
                try await stores.invite(
                    account, link: MailedLink(keeping, world: world, lasting: Activation.lifetime), by: origin)
            }
        return owner.map(Outcome.invited) ?? .notPending
    }
}
