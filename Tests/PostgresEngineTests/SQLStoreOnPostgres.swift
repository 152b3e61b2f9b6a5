import PostgresEngine
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport

/// A node: its engine and its store, and the short way to what tests begin with.
struct SQLStoreOnPostgres: Sendable {
    let store: SQLStore
    let world: AdvancingWorld

    init(_ engine: PostgresEngine, _ world: AdvancingWorld) {
        self.world = world
        store = SQLStore(engine: engine, world: world.world, tag: { Array($0.suffix(16)) }, tags: .sample)
    }

    /// An account with an answer, and an agent with a call about it.
    @discardableResult
    func fill() async throws -> (account: Account, agent: Agent, call: ID<Call>) {
        try await store.registerSampleKey()
        let (new, agent) = (world.newAccount(), world.agent())
        guard try await store.add([new], by: .host).isEmpty,
            try await store.add(agent, password: world.secret(), by: .host)
        else { throw Unexpected() }
        _ = try await store.replace(with: world.answer(of: new.account.id), ifStill: nil, on: .activation, by: .system)
        return (new.account, agent, try await openCall(about: new.account, by: agent))
    }

    func openCall(about account: Account, by agent: Agent) async throws -> ID<Call> {
        guard let call = try await store.open(world.id(), about: account.id, by: agent, from: nil).call else {
            throw Unexpected()
        }
        return call.id
    }

    struct Unexpected: Error {}
}
