/// Tells whose password was given. Shared by log-in and by being asked again.
struct PasswordCheck: Sendable {
    let stores: any MemberStore & AgentStore & PasswordSealStore & AuditStore
    let keeping: any PasswordSealer
    let world: World
    let place: LoginPlace
    let address: String

    /// Whose `password` it is; nil, and recorded, where it is wrong. A hash is spent whether anybody has this address or not.
    func owner(of password: SecretText, email: String) async throws -> KnownIdentity? {
        let known = try await stores.tellingOfAltered(by: .visitor(address: address)) {
            try await FindIdentity(stores: stores).perform(email: email, at: place)
        }
        let nobody = PasswordOwner.member(ID(world))
        let isRight = try await keeping.isRight(
            password, with: known?.password, of: known?.identity.passwordOwner ?? nobody)
        if isRight, let known, known.mayLogIn { return await strengthened(known, given: password) }
        let origin =
            known.map { AuditOrigin(actor: $0.identity.actor, address: address) }
            ?? .visitor(address: address, brand: place.brand)
        try await stores.record(place.loginFailed, by: origin, account: known?.identity.account)
        return nil
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
        return KnownIdentity(identity: known.identity, password: new, mayLogIn: known.mayLogIn)
    }
}
