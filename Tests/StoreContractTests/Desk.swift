import Foundation
import SecurityQuestions
import TestSupport

/// An agent in a call.
struct Desk: Sendable {
    let scene: Scene
    let agent: Agent
    let call: ID<Call>
    let account: ID<Account>

    /// Takes an attempt; nil is a new one.
    @discardableResult
    func take(_ attempt: ID<Attempt>? = nil, slot: Int = 0) async throws -> TakenAttempt {
        try await scene.store.take(
            attempt ?? scene.world.id(), in: call, slot: slot, by: agent, at: scene.now, address: "192.0.2.7")
    }

    @discardableResult
    func settle(_ attempt: ID<Attempt>, _ result: AttemptResult) async throws -> AttemptOutcome {
        try await scene.store.settle(attempt, result: result, by: agent, at: scene.now, address: "192.0.2.7")
    }

    /// Takes a new attempt and settles it.
    @discardableResult
    func attempt(_ result: AttemptResult, slot: Int = 0) async throws -> AttemptOutcome {
        let id = scene.world.id(Attempt.self)
        try await take(id, slot: slot)
        return try await settle(id, result)
    }

    /// Takes an attempt at the account's support code; nil is a new one.
    @discardableResult
    func takeForCode(_ attempt: ID<Attempt>? = nil) async throws -> TakenCodeAttempt {
        try await scene.store.takeForCode(
            attempt ?? scene.world.id(), in: call, by: agent, at: scene.now, address: "192.0.2.7")
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
        try await scene.store.end(call, as: ending, by: agent, at: scene.now, address: nil)
    }

    /// Why an attempt is not taken; nil when it is.
    func refusal(slot: Int = 0) async throws -> AttemptRefusal? {
        do {
            try await take(slot: slot)
            return nil
        } catch let refusal as AttemptRefusal {
            return refusal
        }
    }

    var state: Call.State? {
        get async throws { try await scene.store.call(call, agent: agent.id)?.state(at: scene.now) }
    }
}
