import Foundation
import SpokenAnswers

/// Checks what a caller said: take the attempt, hash once, write down the result.
///
/// An answer sealed under older rules, or at a lower cost than now, that is given again to the letter is then sealed anew.
/// One that only sounds right is not: what was said may be spelled otherwise than what was set.
public struct SpokenCheck: Sendable {
    private let stores: any CallStore & AnswerStore
    private let keeping: any AnswerKeeping
    private let world: World
    private let newest: RulesVersion

    public init(
        stores: any CallStore & AnswerStore, keeping: any AnswerKeeping, world: World, newest: RulesVersion = .newest
    ) {
        self.stores = stores
        self.keeping = keeping
        self.world = world
        self.newest = newest
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
            let taken = try await stores.take(
                id, in: call, slot: slot, by: agent, at: world.now(), address: address,
                unlessChanged: policy.recentChangeNeedsCode)
            switch taken {
            case .repeated(let attempt):
                return attempt.result
            case .new(let answer):
                let match = try await settled(id, by: agent, policy: policy, address: address) {
                    try await keeping.match(spoken, with: answer.secret, at: answer.place)
                }
                if match == .strict, isOutdated(answer) { await reseal(answer, spoken) }
                return Self.result(of: match, policy: policy)
            }
        }.value
    }

    private func settled(
        _ id: ID<Attempt>, by agent: Agent, policy: Brand.Policy, address: String?,
        check: () async throws -> AnswerMatch
    ) async throws -> AnswerMatch {
        let match: AnswerMatch
        do {
            match = try await check()
        } catch {
            _ = try await stores.settle(id, result: .notChecked, by: agent, at: world.now(), address: address)
            throw error
        }
        let result = Self.result(of: match, policy: policy)
        _ = try await stores.settle(id, result: result, by: agent, at: world.now(), address: address)
        return match
    }

    private func isOutdated(_ answer: SealedAnswer) -> Bool {
        answer.place.rules < newest || keeping.isCheap(answer.secret)
    }

    /// The check stands whether this works or not; the next success tries again.
    private func reseal(_ answer: SealedAnswer, _ spoken: SecretText) async {
        let rules = max(answer.place.rules, newest)
        guard let secret = try? await keeping.seal(spoken, at: answer.place.under(rules)) else { return }
        let event = AuditEvent(at: world.now(), kind: .answerResealed, actor: .system, account: answer.place.account)
        try? await stores.reseal(answer, as: secret, under: rules, event: event)
    }

    private static func result(of match: AnswerMatch, policy: Brand.Policy) -> AttemptResult {
        switch match {
        case .strict: .verified
        case .sound: policy.soundVerifies ? .verified : .soundsAlike
        case .none: .wrong
        }
    }
}
