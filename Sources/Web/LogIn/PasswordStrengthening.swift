import SecurityQuestions

extension WebServices {
    /// Seals a password that was right just now anew, where it was sealed at a lower cost than now.
    ///
    /// The log-in stands whether this works or not; the next one tries again.
    ///
    /// - Returns: whom it belongs to, with the password as it is kept now.
    func strengthened(_ known: KnownIdentity, given password: SecretText) async -> KnownIdentity {
        guard let old = known.password, keeping.isCheap(old),
            let new = try? await keeping.seal(password, of: known.identity.passwordOwner),
            (try? await stores.reseal(old, as: new, of: known.identity.person)) == true
        else { return known }
        return KnownIdentity(identity: known.identity, password: new, mayLogIn: known.mayLogIn)
    }
}
