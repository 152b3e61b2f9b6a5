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
                group.addTask { try await Worker(store: store, world: world).runForever() }
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
        _ = try await store.add([new], by: .host, note: {})
        _ = try await store.add(agent, password: world.secret(), by: .system)
        tell("did account \(new.account.id)")
        while true {
            try await edit(new.account.id)
            for result in [AttemptResult.wrong, .verified, .wrong, .soundsAlike, .notChecked] {
                let call = world.call(for: new.account.id, by: agent.id)
                _ = try await store.open(call, event: world.event(.callOpened, account: new.account.id))
                try await check(result, in: call.id, by: agent)
                try await check(.wrong, in: call.id, by: agent)
            }
            world.advance(by: 25 * 3600)
        }
    }

    private func edit(_ account: ID<Account>) async throws {
        let answer = world.answer(of: account)
        tell("will answer \(account) \(answer.id)")
        try await store.replace(with: answer, event: world.event(.questionChanged, account: account))
        tell("did answer \(account) \(answer.id)")
    }

    private func check(_ result: AttemptResult, in call: ID<Call>, by agent: Agent) async throws {
        let attempt = world.id(Attempt.self)
        do {
            _ = try await store.take(attempt, in: call, slot: 0, by: agent, at: world.now, address: nil)
        } catch is AttemptRefusal {
            return
        }
        tell("did take \(attempt)")
        _ = try await store.settle(attempt, result: result, by: agent, at: world.now, address: nil)
        tell("did settle \(attempt) \(result.rawValue)")
    }
}
