import Foundation
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport

/// Edits answers and checks them, on several accounts at once, until the process is killed.
///
/// Before a change it says `will`, once the store has acknowledged it `did`, with what must then be in the database.
struct Burst {
    let path: String
    let seed: UInt64

    func run() async throws {
        let store = try SQLStore.sqlite(at: path, world: AdvancingWorld(at: Date(), seed: seed).world)
        try await store.registerSampleKey()
        try await withThrowingTaskGroup { group in
            for number in 0..<UInt64(4) {
                let world = AdvancingWorld(at: Date(), seed: 4 * seed + number)
                let own = SQLStore(
                    engine: store.engine, world: world.world, tag: { hash in Array(hash.suffix(16)) }, tags: .sample)
                group.addTask { try await Worker(store: own, world: world).runForever() }
            }
            try await group.waitForAll()
        }
    }
}

/// One owner and one agent, in a time of their own.
private struct Worker {
    let store: SQLStore
    let world: AdvancingWorld

    func runForever() async throws {
        let new = world.newAccount()
        let agent = world.agent()
        _ = try await store.add([new], by: .host)
        _ = try await store.add(agent, password: world.secret(), by: .system)
        tell("did account \(new.account.id)")
        while true {
            try await edit(new.account.id)
            for result in [AttemptResult.wrong, .verified, .wrong, .soundsAlike, .notChecked] {
                let call = world.id(Call.self)
                _ = try await store.open(call, about: new.account.id, by: agent, from: nil)
                try await check(result, in: call, by: agent)
                try await check(.wrong, in: call, by: agent)
            }
            world.advance(by: 25 * 3600)
        }
    }

    private func edit(_ account: ID<Account>) async throws {
        let answer = world.answer(of: account)
        tell("will answer \(account) \(answer.id)")
        try await store.replace(with: answer, on: .change, by: .system)
        tell("did answer \(account) \(answer.id)")
    }

    private func check(_ result: AttemptResult, in call: ID<Call>, by agent: Agent) async throws {
        let attempt = world.id(Attempt.self)
        guard case .new = try await store.take(attempt, in: call, by: agent) else { return }
        tell("did take \(attempt)")
        _ = try await store.settle(attempt, as: .leading(to: result), by: agent, from: nil)
        tell("did settle \(attempt) \(result.rawValue)")
    }
}
