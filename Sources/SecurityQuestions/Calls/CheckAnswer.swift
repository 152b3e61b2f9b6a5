import Foundation
import SpokenAnswers

/// Checks what a caller said: take the attempt, hash once, write down the result.
///
/// An answer sealed under older rules, or at a lower cost than now, that is given again to the letter is then sealed anew.
/// One that only sounds right is not: what was said may be spelled otherwise than what was set.
package struct CheckAnswer: Sendable {
    private let stores: any CallStore & AnswerStore & AccountStore
    private let keeping: any AnswerSealer
    private let brands: Brands
    private let world: World
    private let newest: RulesVersion

    package init(
        stores: any CallStore & AnswerStore & AccountStore, keeping: any AnswerSealer, brands: Brands, world: World,
        newest: RulesVersion = .newest
    ) {
        (self.stores, self.keeping, self.brands) = (stores, keeping, brands)
        (self.world, self.newest) = (world, newest)
    }

    /// Checks `spoken` as attempt `id` of `call`. With an `id` that was used before, nothing is spent or hashed again.
    ///
    /// Throws ``KeepingFailure`` (the attempt is given back) or ``StoreFailure``. A taken attempt is settled even where
    /// the request it came with is cancelled: a right answer must not stay counted as wrong.
    package func perform(
        _ spoken: SecretText, attempt id: ID<Attempt>, in call: ID<Call>, slot: Int = 0, by agent: Agent,
        from address: String?
    ) async throws -> CheckOutcome {
        guard let known = try await stores.call(call, agent: agent.id),
            let account = try await stores.account(known.account), let brand = brands[account.brand]
        else { return .refused(.unknownCall) }
        var forms: AnswerForms?
        if let kept = try await stores.answer(of: account.id, slot: slot)?.answer {
            // Checking what cannot be compared would spend an attempt on nothing.
            guard let read = try? AnswerForms(spoken, at: kept.place) else { return .unreadable }
            forms = read
        }
        let attempt = AnswerAttempt(
            id: id, call: call, slot: slot, agent: agent, address: address, policy: brand.policy, spoken: spoken,
            forms: forms)
        do {
            return try await Task { try await check(attempt) }.value
        } catch let refusal as AttemptRefusal {
            return .refused(refusal)
        }
    }

    private func check(_ attempt: AnswerAttempt) async throws -> CheckOutcome {
        let taken = try await stores.take(
            attempt.id, in: attempt.call, slot: attempt.slot, by: attempt.agent, at: world.now(),
            address: attempt.address, unlessChanged: attempt.policy.recentChangeNeedsCode)
        switch taken {
        case .repeated(let known): return CheckOutcome(known)
        case .new(let answer):
            let match: AnswerMatch
            do {
                match = try await keeping.match(attempt.forms(at: answer.place), with: answer.secret)
            } catch {
                try await settle(attempt, as: .notChecked)
                throw error
            }
            let outcome = try await settle(attempt, as: Self.result(of: match, policy: attempt.policy))
            if match == .strict, isOutdated(answer) { await reseal(answer, attempt.spoken) }
            // As it was written down: what the owner has replaced meanwhile was not checked.
            return .checked(outcome.result)
        }
    }

    @discardableResult
    private func settle(_ attempt: AnswerAttempt, as result: AttemptResult) async throws -> AttemptOutcome {
        try await stores.settle(
            attempt.id, result: result, by: attempt.agent, at: world.now(), address: attempt.address)
    }

    private func isOutdated(_ answer: SealedAnswer) -> Bool {
        answer.place.rules < newest || keeping.isCheap(answer.secret)
    }

    /// The check stands whether this works or not; the next success tries again.
    private func reseal(_ answer: SealedAnswer, _ spoken: SecretText) async {
        let rules = max(answer.place.rules, newest)
        guard let secret = try? await keeping.seal(spoken, at: answer.place.under(rules)) else { return }
        let event = AuditOrigin.system.event(.answerResealed, at: world.now(), account: answer.place.account)
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

/// One spoken answer on its way through a check.
private struct AnswerAttempt: Sendable {
    let id: ID<Attempt>
    let call: ID<Call>
    let slot: Int
    let agent: Agent
    let address: String?
    let policy: Brand.Policy
    let spoken: SecretText
    /// As it is read where the answer was kept a moment ago.
    let forms: AnswerForms?

    /// Read anew where another answer has been set since.
    func forms(at place: AnswerPlace) -> AnswerForms {
        if let forms, forms.place == place { return forms }
        return (try? AnswerForms(spoken, at: place)) ?? .nothing(at: place)
    }
}
