/// Checks a support code that a caller read out: take the attempt, hash once, write down the result.
package struct CheckCode: Sendable {
    private let stores: any CallStore & SupportCodeStore
    private let keeping: any PasswordSealer
    private let world: World

    package init(stores: any CallStore & SupportCodeStore, keeping: any PasswordSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    /// Checks what was typed as attempt `id` of `call`; sent twice, it is spent once.
    ///
    /// An account without a code costs the same hash and the same attempt. Throws ``KeepingFailure`` (the attempt is
    /// given back) or ``StoreFailure``. A taken attempt is settled even where the request it came with is cancelled.
    package func perform(
        _ typed: String, attempt id: ID<Attempt>, in call: ID<Call>, by agent: Agent, from address: String?
    ) async throws -> CheckOutcome {
        guard try await stores.call(call, agent: agent.id) != nil else { return .refused(.unknownCall) }
        guard let digits = SupportCode.read(typed) else { return .unreadable }
        let code = SecretText(digits)
        do {
            return try await Task { try await check(code, id, in: call, by: agent, from: address) }.value
        } catch let refusal as AttemptRefusal {
            return .refused(refusal)
        }
    }

    private func check(
        _ code: SecretText, _ id: ID<Attempt>, in call: ID<Call>, by agent: Agent, from address: String?
    ) async throws -> CheckOutcome {
        @discardableResult
        func settle(as result: AttemptResult) async throws -> AttemptOutcome {
            try await stores.settle(id, result: result, by: agent, at: world.now(), address: address)
        }
        switch try await stores.takeForCode(id, in: call, by: agent, at: world.now(), address: address) {
        case .repeated(let known): return CheckOutcome(known)
        case .new(let kept):
            let result: AttemptResult
            do {
                let owner = PasswordOwner.supportCode(kept?.id ?? ID(world), of: kept?.account ?? ID(world))
                result = try await keeping.isRight(code, with: kept?.secret, of: owner) ? .verified : .wrong
            } catch {
                try await settle(as: .notChecked)
                throw error
            }
            return .checked(try await settle(as: result).result)
        }
    }
}
