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
        guard let digits = SupportCode.read(typed) else { return .unreadable }
        let (code, request) = (SecretText(digits), AttemptRequest(id, in: call, by: agent, from: address))
        return try await stores.tellingOfAltered(by: AuditOrigin(agent, address: address)) {
            try await uncancelled { try await check(code, request) }
        }
    }

    private func check(_ code: SecretText, _ request: AttemptRequest) async throws -> CheckOutcome {
        let (id, agent, address) = (request.attempt, request.agent, request.address)
        switch try await stores.takeForCode(request) {
        case .over(let outcome): return outcome
        case .new(let kept):
            let isRight: Bool
            do {
                let owner = PasswordOwner.supportCode(kept?.id ?? ID(world), of: kept?.account ?? ID(world))
                isRight = try await keeping.isRight(code, with: kept?.secret, of: owner)
            } catch {
                _ = try await stores.settle(id, as: .notChecked, by: agent, from: address)
                throw error
            }
            return try await stores.settle(id, as: .code(isRight: isRight), by: agent, from: address)
        }
    }
}
