/// Mails the owner of an account that waits for them a new invitation: by a link that has expired, or to whoever has
/// forgotten that they never had a password. It goes to the address of record, at most once a day, so that nobody ends the
/// link that its owner is about to follow, again and again.
package struct RenewInvitation: Sendable {
    private let stores: any AccountStore & ActivationStore
    private let keeping: any LinkSigner
    private let world: World

    package init(stores: any AccountStore & ActivationStore, keeping: any LinkSigner, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case mailed
        /// The link has not expired, or is nobody's.
        case notExpired
    }

    package func perform(expired link: TokenHash, brand: Brand.ID, from address: String) async throws -> Outcome {
        guard let found = try await stores.activation(link), found.account.brand == brand,
            case .expired = found.activation.state(at: world.now()),
            try await renew(found.account, brand: brand, from: address)
        else { return .notExpired }
        return .mailed
    }

    /// - Returns: whether one is mailed.
    func renew(_ account: Account, brand: Brand.ID, from address: String) async throws -> Bool {
        let link = try MailedLink(keeping, world: world, lasting: Activation.lifetime)
        let origin = AuditOrigin.visitor(address: address, brand: brand)
        return try await stores.renewInvitation(of: account.id, link: link, by: origin)
    }
}
