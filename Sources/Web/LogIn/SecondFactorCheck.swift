import Crypto
import Foundation
import Phrasebook
import SecurityQuestions

/// Spends the code of an authenticator app, or a recovery code, that somebody typed. Whoever tries many is slowed down.
struct SecondFactorCheck: Sendable {
    let services: WebServices
    let identity: Identity
    let visit: Visit

    enum Typed: Sendable {
        case code(String)
        case recovery(String)

        /// Nil where nothing was typed. A recovery code in the other field is one all the same.
        init?(_ form: Form) {
            let typed = [form[.code], form[.recovery]].first { !$0.trimmingSpaces().isEmpty }
            guard let typed else { return nil }
            self = RecoveryCode.read(typed).map(Typed.recovery) ?? .code(typed)
            if form[.code].trimmingSpaces().isEmpty, case .code = self { self = .recovery(typed) }
        }
    }

    enum Verdict {
        case right(Right)
        case wrong
        case wait(Phrase)
    }

    struct Right {
        var wasRecoveryCode = false
    }

    func spend(_ typed: Typed) async throws -> Verdict {
        let gate = LoginGate(
            services: services, place: "\(visit.place.name) code", email: identity.email.text, visit: visit)
        switch try await gate.admit({ try await spent(typed) }) {
        case .right(let right): return .right(right)
        case .wrong: return .wrong
        case .wait(let why): return .wait(why)
        }
    }

    /// Nil where it is wrong, or was used before.
    private func spent(_ typed: Typed) async throws -> Right? {
        let now = services.world.now()
        guard let factor = try await services.stores.secondFactor(of: identity.person) else { return nil }
        switch typed {
        case .code(let text):
            if let digits = SupportCode.read(text),
                let step = try services.keeping.secondFactorStep(
                    of: digits, key: factor.key, of: identity.person, at: now),
                try await services.stores.useSecondFactor(of: identity.person, step: step)
            {
                return Right()
            }
        case .recovery(let text):
            if let code = RecoveryCode.read(text),
                try await services.stores.useRecoveryCode(
                    RecoveryCode.hash(code), of: identity.person,
                    event: identity.event(.recoveryCodeUsed, at: now, from: visit))
            {
                return Right(wasRecoveryCode: true)
            }
        }
        try await services.stores.record(identity.event(.secondFactorFailed, at: now, from: visit))
        return nil
    }
}

extension RecoveryCode {
    /// What is stored of a code, as ``read(_:)`` gives it.
    static func hash(_ code: String) -> TokenHash {
        TokenHash(bytes: Array(SHA256.hash(data: Data(code.utf8))))
    }
}
