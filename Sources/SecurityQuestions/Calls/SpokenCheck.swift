import Foundation

/// Checks what a caller said: take the attempt, hash once, write down the result.
public struct SpokenCheck: Sendable {
    private let calls: any CallStore
    private let keeping: any AnswerKeeping
    private let world: World

    public init(calls: any CallStore, keeping: any AnswerKeeping, world: World) {
        self.calls = calls
        self.keeping = keeping
        self.world = world
    }

    public struct Outcome: Sendable {
        public let result: AttemptResult
        public let call: Call
        public let budget: GuessBudget
    }

    /// Checks `spoken` as attempt `id` of `call`. With an `id` that was used before, nothing is spent or hashed again.
    ///
    /// Throws ``AttemptRefusal``, ``KeepingFailure`` (the attempt is given back) or ``StoreFailure``.
    public func check(
        _ spoken: SecretText, attempt id: ID<Attempt>, in call: ID<Call>, slot: Int = 0, by agent: Agent,
        policy: Brand.Policy, address: String?
    ) async throws -> AttemptResult? {
        switch try await calls.take(id, in: call, slot: slot, by: agent, at: world.now(), address: address) {
        case .repeated(let attempt):
            return attempt.result
        case .new(let answer):
            let result = try await result(of: spoken, against: answer, policy: policy) { failure in
                _ = try await calls.settle(id, result: .notChecked, by: agent, at: world.now(), address: address)
                throw failure
            }
            _ = try await calls.settle(id, result: result, by: agent, at: world.now(), address: address)
            return result
        }
    }

    private func result(
        of spoken: SecretText, against answer: SealedAnswer, policy: Brand.Policy,
        onFailure giveBack: (any Error) async throws -> Never
    ) async throws -> AttemptResult {
        do {
            switch try await keeping.match(spoken, with: answer.secret, at: answer.place) {
            case .strict: return .verified
            case .sound: return policy.soundVerifies ? .verified : .soundsAlike
            case .none: return .wrong
            }
        } catch {
            try await giveBack(error)
        }
    }
}
