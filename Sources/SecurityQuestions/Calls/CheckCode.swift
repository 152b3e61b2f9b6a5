/// Checks a support code that a caller read out: take the attempt, hash once, write down the result.
package struct CheckCode: Sendable {
    private let stores: any CallStore & SupportCodeStore & AuditStore
    private let keeping: any PasswordSealer
    private let world: World

    package init(stores: any CallStore & SupportCodeStore & AuditStore, keeping: any PasswordSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    /// Checks what was typed as attempt `id` of `call`; sent twice, it is spent once.
    ///
    /// An account without a code costs the same hash and the same attempt. Throws ``KeepingFailure`` (the attempt is
    /// given back), ``StoreFailure``, or ``RecordAltered``, which is recorded. A taken attempt is settled even where the request it
    /// came with is cancelled.
    package func perform(
        _ typed: String, attempt id: ID<Attempt>, in call: ID<Call>, by agent: Agent, from address: String?
    ) async throws -> CheckOutcome {
        try await perform(typed, attempt: id, in: call, by: agent, from: address, named: nil).outcome
    }

    /// The same of a request that a client has named: it is claimed with the attempt and answered with its result. Throws
    /// ``KeptRequest/Repeated`` besides, and has then done nothing.
    package func perform(
        _ typed: String, attempt id: ID<Attempt>, in call: ID<Call>, by agent: Agent, from address: String?,
        named: NamedRequest<CheckOutcome>?
    ) async throws -> ToldOutcome<CheckOutcome> {
        guard let digits = SupportCode.read(typed) else { return ToldOutcome(.unreadable) }
        let request = AttemptRequest(id, in: call, by: agent, from: address, named: named?.kept)
        return try await stores.tellingOfAltered(by: AuditOrigin(request.agent, address: request.address)) {
            try await uncancelled(on: stores.writingThread) { try await check(SecretText(digits), request, named) }
        }
    }

    private func check(
        _ code: SecretText, _ request: AttemptRequest, _ named: NamedRequest<CheckOutcome>?
    ) async throws -> ToldOutcome<CheckOutcome> {
        let (id, agent, address) = (request.attempt, request.agent, request.address)
        switch try await stores.takeForCode(request) {
        case .over(let outcome): return ToldOutcome(outcome)
        case .new(let kept):
            let isRight: Bool
            do {
                let owner = PasswordOwner.supportCode(kept?.id ?? ID(world), of: kept?.account ?? ID(world))
                isRight = try await keeping.isRight(code, with: kept?.secret, of: owner)
            } catch {
                _ = try await stores.settle(id, as: .notChecked, by: agent, from: address)
                throw error
            }
            return try await stores.settle(
                id, as: .code(isRight: isRight), by: agent, from: address, named: named)
        }
    }
}
