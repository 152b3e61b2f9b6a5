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
    /// Throws ``AttemptRefusal``, ``KeepingFailure`` (the attempt is given back) or ``StoreFailure``. A taken attempt
    /// is settled even where the request it came with is cancelled: a right answer must not stay counted as wrong.
    public func check(
        _ spoken: SecretText, attempt id: ID<Attempt>, in call: ID<Call>, slot: Int = 0, by agent: Agent,
        policy: Brand.Policy, address: String?
    ) async throws -> AttemptResult? {
        try await Task {
            switch try await calls.take(id, in: call, slot: slot, by: agent, at: world.now(), address: address) {
            case .repeated(let attempt):
                return attempt.result
            case .new(let answer):
                return try await settled(id, by: agent, address: address) {
                    try await result(of: spoken, against: answer, policy: policy)
                }
            }
        }.value
    }

    private func settled(
        _ id: ID<Attempt>, by agent: Agent, address: String?, check: () async throws -> AttemptResult
    ) async throws -> AttemptResult {
        let result: AttemptResult
        do {
            result = try await check()
        } catch {
            _ = try await calls.settle(id, result: .notChecked, by: agent, at: world.now(), address: address)
            throw error
        }
        _ = try await calls.settle(id, result: result, by: agent, at: world.now(), address: address)
        return result
    }

    private func result(
        of spoken: SecretText, against answer: SealedAnswer, policy: Brand.Policy
    ) async throws -> AttemptResult {
        switch try await keeping.match(spoken, with: answer.secret, at: answer.place) {
        case .strict: .verified
        case .sound: policy.soundVerifies ? .verified : .soundsAlike
        case .none: .wrong
        }
    }
}
