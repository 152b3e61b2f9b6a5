/// Tells whose password was given. Shared by log-in and by being asked again.
struct PasswordCheck: Sendable {
    let stores: any MemberStore & AgentStore & PasswordSealStore & AuditStore
    let keeping: any PasswordSealer
    let world: World
    let place: LoginPlace
    let address: String

    /// Whose `password` it is, of `known`; nil where it is wrong. Recorded as failed where nobody may log in with it. A hash is
    /// spent whether there is anybody or not.
    func owner(of password: SecretText, known: KnownIdentity?) async throws -> KnownIdentity? {
        let nobody = PasswordOwner.member(ID(world))
        let isRight = try await keeping.isRight(
            password, with: known?.password, of: known?.identity.passwordOwner ?? nobody)
        if isRight, let known, known.mayLogIn { return await strengthened(known, given: password) }
        if let identity = known?.identity {
            try await tellFailure(of: identity)
        } else {
            try await stores.recordVisitor(
                place.loginFailed, at: place, by: .visitor(address: address, brand: place.brand))
        }
        return isRight && known?.standing == .notActivated ? known : nil
    }

    /// The owners of each account that the log-in opens read of it.
    private func tellFailure(of identity: Identity) async throws {
        func tell(_ identity: Identity) async throws {
            let origin = AuditOrigin(actor: identity.actor, address: address)
            try await stores.record(place.loginFailed, by: origin, account: identity.account)
        }
        try await tell(identity)
        guard case .member(let logIn) = identity.person else { return }
        for other in try await stores.opened(byLogIn: logIn) where other.member.id != identity.membership {
            try await tell(Identity(other.member))
        }
    }

    /// Seals a password that was right just now anew, where it was sealed at a lower cost than now.
    ///
    /// The log-in stands whether this works or not; the next one tries again.
    ///
    /// - Returns: whom it belongs to, with the password as it is kept now.
    private func strengthened(_ known: KnownIdentity, given password: SecretText) async -> KnownIdentity {
        guard let old = known.password, keeping.isCheap(old),
            let new = try? await keeping.seal(password, of: known.identity.passwordOwner),
            (try? await stores.reseal(old, as: new, of: known.identity.person)) == true
        else { return known }
        return KnownIdentity(identity: known.identity, password: new, standing: known.standing)
    }
}
