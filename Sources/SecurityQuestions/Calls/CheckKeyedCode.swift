import Foundation

/// Checks a support code that a caller has keyed into a telephone menu: take the attempt, hash once, write down the result.
package struct CheckKeyedCode: Sendable {
    private let stores: any SupportCodeStore & AuditStore
    private let keeping: any PasswordSealer
    private let world: World

    package init(stores: any SupportCodeStore & AuditStore, keeping: any PasswordSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        case checked(KeyedCode.Result)
        /// No code has such digits: nothing was taken.
        case unreadable
        case paused(until: Date)
    }

    /// A number that no account has, an account without a code and one whose checks are stopped cost the same hash and look the same as a
    /// wrong code. Throws ``KeepingFailure`` (the attempt is given back), ``StoreFailure``, or ``RecordAltered``, which is recorded.
    package func perform(_ typed: String, as keyed: KeyedCode) async throws -> Outcome {
        guard let digits = SupportCode.read(typed) else { return .unreadable }
        return try await stores.tellingOfAltered(by: keyed.origin) {
            try await uncancelled { try await check(SecretText(digits), keyed) }
        }
    }

    private func check(_ code: SecretText, _ keyed: KeyedCode) async throws -> Outcome {
        switch try await stores.take(keyed) {
        case .over(let result): return .checked(result)
        case .paused(let end, _): return .paused(until: end)
        case .taken(let kept):
            let isRight: Bool
            do {
                let owner = PasswordOwner.supportCode(kept?.id ?? ID(world), of: kept?.account ?? ID(world))
                isRight = try await keeping.isRight(code, with: kept?.secret, of: owner)
            } catch {
                _ = try await stores.settle(keyed, isRight: nil)
                throw error
            }
            return .checked(try await stores.settle(keyed, isRight: isRight))
        }
    }
}
