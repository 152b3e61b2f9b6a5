/// What somebody typed as a second factor.
package enum SecondFactorEntry: Sendable, Hashable {
    /// Of an authenticator app.
    case code(String)
    case recoveryCode(String)

    /// Nil where nothing was typed. A recovery code in the other field is one all the same.
    package init?(code: String, recoveryCode: String) {
        if !code.trimmingSpaces().isEmpty {
            self = RecoveryCode.read(code).map(Self.recoveryCode) ?? .code(code)
        } else if !recoveryCode.trimmingSpaces().isEmpty {
            self = .recoveryCode(RecoveryCode.read(recoveryCode) ?? recoveryCode)
        } else {
            return nil
        }
    }
}

/// Spends the code of an authenticator app, or a recovery code. Whoever tries many is slowed down.
struct SecondFactorCheck: Sendable {
    let stores: any SecondFactorStore & LoginThrottleStore & AuditStore
    let keeping: any SecondFactorVerifier
    let world: World
    let place: LoginPlace
    let address: String

    enum Used: Sendable {
        case code, recoveryCode
    }

    func spend(_ entry: SecondFactorEntry, of identity: Identity) async throws -> LoginRateLimit.Verdict<Used> {
        let limit = LoginRateLimit(
            stores: stores, world: world,
            subjects: .init(.secondFactor, at: place, email: identity.email.text, from: address))
        return try await limit.admit { try await spent(entry, of: identity) }
    }

    /// Nil where it is wrong, or was used before.
    private func spent(_ entry: SecondFactorEntry, of identity: Identity) async throws -> Used? {
        let now = world.now()
        guard let factor = try await stores.secondFactor(of: identity.person) else { return nil }
        switch entry {
        case .code(let text):
            if let digits = SupportCode.read(text),
                let step = try keeping.secondFactorStep(of: digits, key: factor.key, of: identity.person, at: now),
                try await stores.useSecondFactor(of: identity.person, step: step)
            {
                return .code
            }
        case .recoveryCode(let text):
            let event = identity.event(.recoveryCodeUsed, at: now, from: address)
            if let code = RecoveryCode.read(text),
                try await stores.useRecoveryCode(RecoveryCode.hash(code), of: identity.person, event: event)
            {
                return .recoveryCode
            }
        }
        try await stores.record(identity.event(.secondFactorFailed, at: now, from: address))
        return nil
    }
}
