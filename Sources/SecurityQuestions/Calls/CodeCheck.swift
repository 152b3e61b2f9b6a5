import Foundation

/// Checks a support code that a caller read out: take the attempt, hash once, write down the result.
public struct CodeCheck: Sendable {
    private let stores: any CallStore & SupportCodeStore
    private let keeping: any PasswordKeeping
    private let world: World

    public init(stores: any CallStore & SupportCodeStore, keeping: any PasswordKeeping, world: World) {
        self.stores = stores
        self.keeping = keeping
        self.world = world
    }

    /// Checks `code` as attempt `id` of `call`; sent twice, it is spent once.
    ///
    /// An account without a code costs the same hash and the same attempt. Throws ``AttemptRefusal``,
    /// ``KeepingFailure`` (the attempt is given back) or ``StoreFailure``.
    public func check(
        _ code: SecretText, attempt id: ID<Attempt>, in call: ID<Call>, by agent: Agent, address: String?
    ) async throws -> AttemptResult? {
        try await Task {
            switch try await stores.takeForCode(id, in: call, by: agent, at: world.now(), address: address) {
            case .repeated(let attempt): return attempt.result
            case .new(let kept):
                let result: AttemptResult
                do {
                    let owner = PasswordOwner.supportCode(
                        kept?.id ?? ID(world), of: kept?.account ?? ID(world))
                    let isRight = try await keeping.isRight(code, with: kept?.secret, of: owner)
                    result = isRight ? .verified : .wrong
                } catch {
                    _ = try await stores.settle(id, result: .notChecked, by: agent, at: world.now(), address: address)
                    throw error
                }
                _ = try await stores.settle(id, result: result, by: agent, at: world.now(), address: address)
                return result
            }
        }.value
    }
}
