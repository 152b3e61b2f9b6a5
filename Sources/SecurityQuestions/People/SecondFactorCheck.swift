/// Spends the code of an authenticator app, or a recovery code.
struct SecondFactorCheck: Sendable {
    let stores: any SecondFactorStore & LoginThrottleStore & AuditStore
    let keeping: any SecondFactorVerifier
    let world: World
    let address: String

    enum Used: Sendable {
        case code, recoveryCode
    }

    /// The second step of a log-in: within the rate limit of codes for that address.
    func admitted(
        _ entry: SecondFactorEntry, of identity: Identity, email: String, in browser: TokenHash, at place: LoginPlace
    ) async throws -> LoginRateLimit.Verdict<Used> {
        let limit = LoginRateLimit(
            .secondFactor, at: place, email: email, from: address, in: KnownBrowser(of: identity.person, browser),
            stores: stores, hold: { _ in })
        return try await limit.admit { try await spent(entry, of: identity) }
    }

    /// Nil where it is wrong, or was used before.
    func spent(_ entry: SecondFactorEntry, of identity: Identity) async throws -> Used? {
        let origin = AuditOrigin(actor: identity.actor, address: address)
        guard let factor = try await stores.secondFactor(of: identity.person) else { return nil }
        switch entry {
        case .code(let text):
            if let digits = SupportCode.read(text),
                let step = try keeping.secondFactorStep(
                    of: digits, key: factor.key, of: identity.person, at: world.now()),
                try await stores.useSecondFactor(of: identity.person, step: step)
            {
                return .code
            }
        case .recoveryCode(let text):
            if let code = RecoveryCode.read(text),
                try await stores.useRecoveryCode(RecoveryCode.hash(code), of: identity, by: origin)
            {
                return .recoveryCode
            }
        }
        try await stores.record(.secondFactorFailed, by: origin, account: identity.account)
        return nil
    }
}
