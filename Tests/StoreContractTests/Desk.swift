import Foundation
import SecurityQuestions
import TestSupport

/// An agent in a call.
struct Desk: Sendable {
    let scene: Scene
    let agent: Agent
    let call: ID<Call>
    let account: ID<Account>

    private func request(_ attempt: ID<Attempt>?) -> AttemptRequest {
        AttemptRequest(attempt ?? scene.world.id(), in: call, by: agent, from: "192.0.2.7")
    }

    /// Takes an attempt; nil is a new one. Throws where it is refused.
    @discardableResult
    func take(
        _ attempt: ID<Attempt>? = nil, saying said: String = "Lyon", under brands: Brands = .sample
    ) async throws -> TakenAttempt<TakenAnswer> {
        try await scene.store.take(request(attempt), saying: SecretText(said), under: brands).unlessRefused
    }

    @discardableResult
    func settle(_ attempt: ID<Attempt>, _ result: AttemptResult) async throws -> Settled {
        let outcome = try await scene.store.settle(attempt, as: .leading(to: result), by: agent, from: "192.0.2.7")
        guard case .checked(let written) = outcome, let call = try await scene.store.call(call, agent: agent.id) else {
            throw AttemptRefusal.unknownCall
        }
        return Settled(result: written, call: call)
    }

    /// What was written down of an attempt, and the call after it.
    struct Settled {
        let result: AttemptResult
        let call: Call
    }

    /// Takes a new attempt and settles it.
    @discardableResult
    func attempt(_ result: AttemptResult) async throws -> Settled {
        let id = scene.world.id(Attempt.self)
        try await take(id)
        return try await settle(id, result)
    }

    /// Takes an attempt at the account's support code; nil is a new one.
    @discardableResult
    func takeForCode(_ attempt: ID<Attempt>? = nil) async throws -> TakenAttempt<SupportCode?> {
        try await scene.store.takeForCode(request(attempt)).unlessRefused
    }

    /// Takes a new attempt at the support code and settles it.
    @discardableResult
    func codeAttempt(_ result: AttemptResult) async throws -> Call {
        let id = scene.world.id(Attempt.self)
        try await takeForCode(id)
        return try await settle(id, result).call
    }

    /// Why an attempt at the support code is not taken; nil when it is.
    func codeRefusal() async throws -> AttemptRefusal? {
        do {
            try await takeForCode()
            return nil
        } catch let refusal as AttemptRefusal {
            return refusal
        }
    }

    @discardableResult
    func end(_ ending: Call.Ending = .ended) async throws -> Call? {
        try await scene.store.end(call, as: ending, by: agent, from: nil)
    }

    /// Why an attempt is not taken; nil when it is.
    func refusal(under brands: Brands = .sample) async throws -> AttemptRefusal? {
        do {
            try await take(under: brands)
            return nil
        } catch let refusal as AttemptRefusal {
            return refusal
        }
    }

    var state: Call.State? {
        get async throws { try await scene.store.call(call, agent: agent.id)?.state(at: scene.now) }
    }
}

extension AttemptRefusal: Error {}

extension TakenAttempt {
    /// Throws an ``AttemptRefusal`` where it is one.
    fileprivate var unlessRefused: TakenAttempt {
        get throws {
            if case .over(.refused(let refusal)) = self { throw refusal }
            return self
        }
    }
}
