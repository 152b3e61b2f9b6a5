/// Spends the code of an authenticator app, or a recovery code.
struct SecondFactorCheck: Sendable {
    let stores: any SecondFactorStore & AuditStore
    let keeping: any SecondFactorVerifier
    let world: World
    let address: String

    enum Used: Sendable {
        case code, recoveryCode
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
