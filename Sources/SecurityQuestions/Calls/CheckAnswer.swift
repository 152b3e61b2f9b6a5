import SpokenAnswers

/// Checks what a caller said: take the attempt, hash once, write down the result.
///
/// An answer sealed under older rules, or at a lower cost than now, that is given again to the letter is then sealed anew.
/// One that only sounds right is not: what was said may be spelled otherwise than what was set.
package struct CheckAnswer: Sendable {
    private let stores: any CallStore & AnswerStore & AuditStore
    private let keeping: any AnswerSealer
    private let resealing: any AnswerSealer
    private let brands: Brands
    private let background: any Background
    private let newest: RulesVersion

    /// - Parameters:
    ///   - keeping: checks, while a caller waits.
    ///   - resealing: seals anew, when nobody waits any more: it takes no caller's place. The same where there is no other.
    ///   - background: where an answer is sealed anew, once what came of the check is told.
    package init(
        stores: any CallStore & AnswerStore & AuditStore, keeping: any AnswerSealer,
        resealing: (any AnswerSealer)? = nil,
        brands: Brands, background: any Background, newest: RulesVersion = .newest
    ) {
        (self.stores, self.keeping, self.resealing) = (stores, keeping, resealing ?? keeping)
        (self.brands, self.background, self.newest) = (brands, background, newest)
    }

    /// Checks `spoken` as attempt `id` of `call`. With an `id` that was used before, nothing is spent or hashed again.
    ///
    /// Throws ``KeepingFailure`` (the attempt is given back), ``StoreFailure``, or ``RecordAltered``, which is recorded. A taken attempt is settled even where
    /// the request it came with is cancelled: a right answer must not stay counted as wrong.
    package func perform(
        _ spoken: SecretText, attempt id: ID<Attempt>, in call: ID<Call>, by agent: Agent,
        from address: String?, asksAboutDigits: Bool = false
    ) async throws -> CheckOutcome {
        let request = AttemptRequest(id, in: call, by: agent, from: address, asksAboutDigits: asksAboutDigits)
        return try await told(request, spoken, nil).outcome
    }

    /// The same of a request that a client has named: it is claimed with the attempt and answered with its result. Throws
    /// ``KeptRequest/Repeated`` besides, and has then done nothing.
    package func perform(
        _ spoken: SecretText, attempt id: ID<Attempt>, in call: ID<Call>, by agent: Agent, from address: String?,
        named: NamedRequest<CheckOutcome>?
    ) async throws -> ToldOutcome<CheckOutcome> {
        try await told(AttemptRequest(id, in: call, by: agent, from: address, named: named?.kept), spoken, named)
    }

    private func told(
        _ request: AttemptRequest, _ spoken: SecretText, _ named: NamedRequest<CheckOutcome>?
    ) async throws -> ToldOutcome<CheckOutcome> {
        try await stores.tellingOfAltered(by: AuditOrigin(request.agent, address: request.address)) {
            try await uncancelled(on: stores.writingThread) { try await check(request, spoken, named) }
        }
    }

    private func check(
        _ request: AttemptRequest, _ spoken: SecretText, _ named: NamedRequest<CheckOutcome>?
    ) async throws -> ToldOutcome<CheckOutcome> {
        let (id, agent, address) = (request.attempt, request.agent, request.address)
        switch try await stores.take(request, saying: spoken, under: brands) {
        case .over(let outcome): return ToldOutcome(outcome)
        case .new(let answer):
            let match: AnswerMatch
            do {
                match = try await keeping.match(answer.said, with: answer.kept.secret)
            } catch {
                _ = try await stores.settle(id, as: .notChecked, by: agent, from: address)
                throw error
            }
            let told = try await stores.settle(
                id, as: .answer(match, under: answer.policy), by: agent, from: address, named: named)
            if match == .strict, isOutdated(answer.kept) {
                background.add { await reseal(answer.kept, spoken) }
            }
            return told
        }
    }

    private func isOutdated(_ answer: SealedAnswer) -> Bool {
        answer.place.rules < newest || keeping.isCheap(answer.secret)
    }

    /// The check stands whether this works or not; the next success tries again.
    private func reseal(_ answer: SealedAnswer, _ spoken: SecretText) async {
        let rules = max(answer.place.rules, newest)
        guard let secret = try? await resealing.seal(spoken, at: answer.place.under(rules)) else { return }
        try? await stores.reseal(answer, as: secret, under: rules)
    }
}
