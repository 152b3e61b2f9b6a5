import Foundation
import PostgresTesting
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import PostgresEngine

/// Several nodes on one database.
struct NodesTests {
    private let database: PostgresDatabase
    private let world = AdvancingWorld()
    private let nodes: [SQLStoreOnPostgres]

    init() async throws {
        database = try await PostgresDatabase(keepsSchema: true)
        var nodes: [SQLStoreOnPostgres] = []
        for _ in 0..<3 {
            nodes.append(SQLStoreOnPostgres(try await database.engine(pool: 4, world: world.world), world))
        }
        self.nodes = nodes
    }

    private func node(_ number: Int) -> SQLStoreOnPostgres { nodes[number % nodes.count] }

    /// By the clock of the database: one of the nodes is five minutes early, the other five minutes late, and a third right.
    @Test func `budgets, leases and who lives are the same whatever the clocks of the nodes say`() async throws {
        let database = try await PostgresDatabase()
        let first = SQLStoreOnPostgres(try await database.engine(), world)
        let (account, _, _) = try await first.fill()
        var stores: [SQLStore] = []
        for seconds in [300.0, -300, 0] {
            let off = World(now: { Date().addingTimeInterval(seconds) }, randomBytes: world.world.randomBytes)
            stores.append(
                SQLStore(
                    engine: try await database.engine(), world: off, tag: { Array($0.suffix(16)) }, tags: .sample))
        }
        var given = 0
        for number in 0..<18 {
            let (store, agent) = (stores[number % 3], world.agent())
            #expect(try await store.add(agent, password: world.secret(), by: .host))
            let call = try await first.openCall(about: account, by: agent)
            let request = AttemptRequest(world.id(), in: call, by: agent, from: nil)
            guard case .new = try await store.take(request, saying: SecretText("Lyon"), under: .sample) else {
                continue
            }
            given += 1
            _ = try await stores[(number + 1) % 3].settle(
                request.attempt, as: .leading(to: .wrong), by: agent, from: nil)
        }
        #expect(given == 5)
        let names = stores.map { _ in world.id(ServerNode.self) }
        for (index, store) in stores.enumerated() {
            #expect(try await store.take(.sweep, by: names[index]) == (index == 0 ? Lease(.sweep, fence: 1) : nil))
            let node = ServerNode(id: names[index], name: "\(index)", version: "1", keys: ["k1"], configuration: "c")
            #expect(try await store.beat(node).map(\.name) == (0..<index).map(String.init))
        }
        for store in stores { #expect(try await store.nodes().count == 3) }
    }

    @Test func `a node goes by the clock of the database`() async throws {
        let database = try await PostgresDatabase()
        for off in [-300.0, 0, 300] {
            let engine = try await PostgresEngine(database.address(), pool: 1) { $0.addingTimeInterval(off) }
            try await engine.readOnce { try $0.query("SELECT 1", []) { _ in true } }
            #expect(abs(engine.clock().timeIntervalSinceNow - off) < 2)
            let (skew, start) = (ClockSkew(), Date())
            skew.learn(start + off, asked: start, answered: start)
            #expect(abs(skew.seconds - off) < 0.001)
            // An answer that took its time says nothing else.
            skew.learn(start + off + 2, asked: start - 3, answered: start + 5)
            #expect(abs(skew.seconds - off) < 0.001)
        }
    }

    @Test func `two hundred wrong answers at once over three nodes spend exactly the budget`() async throws {
        let (account, _, _) = try await nodes[0].fill()
        var calls: [(agent: Agent, call: ID<Call>)] = []
        for number in 0..<100 {
            let agent = world.agent()
            #expect(try await node(number).store.add(agent, password: world.secret(), by: .host))
            calls.append((agent, try await node(number).openCall(about: account, by: agent)))
        }
        for round in 0..<7 {
            let taken = try await withThrowingTaskGroup(of: (Int, ID<Attempt>)?.self) { group in
                for (number, desk) in (calls + calls).enumerated() {
                    group.addTask { [world] in
                        let request = AttemptRequest(world.id(), in: desk.call, by: desk.agent, from: nil)
                        let taken = try await node(number).store.take(
                            request, saying: SecretText("Lyon"), under: .sample)
                        if case .new = taken { return (number, request.attempt) } else { return nil }
                    }
                }
                return try await group.reduce(into: [(Int, ID<Attempt>)]()) { list, taken in
                    if let taken { list.append(taken) }
                }
            }
            #expect(taken.count == (round == 0 ? 5 : round < 6 ? 1 : 0))
            try await withThrowingTaskGroup { group in
                for (number, attempt) in taken {
                    let agent = calls[number % calls.count].agent
                    group.addTask {
                        _ = try await node(number + 1).store.settle(
                            attempt, as: .leading(to: .wrong), by: agent, from: nil)
                    }
                }
                try await group.waitForAll()
            }
            world.advance(by: GuessBudget.furtherLock)
            // Calls do not last a day.
            try await nodes[0].store.closeExpiredCalls()
            for (number, desk) in calls.enumerated() {
                calls[number].call = try await node(number).openCall(about: account, by: desk.agent)
            }
        }
        #expect(try await nodes[1].store.answer(of: account.id)?.budget.state(at: world.now) == .dead)
        let kinds = try await nodes[2].store.events(AuditQuery(.everything), limit: 10_000).map(\.event.kind)
        #expect(kinds.filter { $0 == .answerWrong }.count == 10)
        #expect(kinds.filter { $0 == .answerDead }.count == 1)
    }

    @Test func `what is recorded at once on three nodes is one chain, without a gap`() async throws {
        try await nodes[0].fill()
        let agents = try await withThrowingTaskGroup { group in
            for number in 0..<12 {
                group.addTask { [world] in
                    let agent = world.agent()
                    _ = try await node(number).store.add(agent, password: world.secret(), by: .host)
                    return agent
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try await withThrowingTaskGroup { group in
            for (number, agent) in agents.enumerated() {
                group.addTask {
                    for turn in 0..<15 { _ = try await node(number + turn).store.lookUp([], by: agent, from: nil) }
                }
            }
            try await group.waitForAll()
        }
        let verification = Held(AuditVerification(trusting: [], newest: nil))
        let count = Shared(0)
        try await nodes[1].store.readLog(from: 1) { entry, checkpoint in
            try verification.read(entry, checkpoint)
            count.withLock { $0 += 1 }
        }
        #expect(count.withLock { $0 } > 180)
    }

    @Test func `a wait between failed log-ins holds over all nodes`() async throws {
        let subject = LoginThrottle.Subject.password(of: world.id(Member.self))
        let taken = try await withThrowingTaskGroup { group in
            for number in 0..<60 {
                group.addTask {
                    if case .taken = try await node(number).store.take([subject], in: nil) { 1 } else { 0 }
                }
            }
            return try await group.reduce(0, +)
        }
        let alone = SQLStoreOnPostgres(try await PostgresDatabase(keepsSchema: true).engine(world: world.world), world)
        var expected = 0
        for _ in 0..<60 { if case .taken = try await alone.store.take([subject], in: nil) { expected += 1 } }
        #expect(taken == expected && expected > 0)
    }

    @Test func `a connection that is lost before a right answer is written down leaves it counted as wrong`()
        async throws
    {
        let (account, agent, call) = try await nodes[0].fill()
        let request = AttemptRequest(world.id(), in: call, by: agent, from: nil)
        guard case .new = try await nodes[0].store.take(request, saying: SecretText("Lyon"), under: .sample) else {
            Issue.record("it was not taken")
            return
        }
        let dying = SQLStore(
            engine: DyingEngine(engine: try await database.engine(world: world.world)), world: world.world,
            tag: { Array($0.suffix(16)) }, tags: .sample)
        await #expect(throws: StoreFailure.connectionLost) {
            _ = try await dying.settle(request.attempt, as: .leading(to: .verified), by: agent, from: nil)
        }
        #expect(try await nodes[1].store.answer(of: account.id)?.budget.wrongInAll == 1)
        #expect(try await nodes[1].store.call(call, agent: agent.id)?.verifiedAt == nil)
        // Sent again, it is written down.
        guard
            case .checked(.verified) = try await nodes[2].store.settle(
                request.attempt, as: .leading(to: .verified), by: agent, from: nil)
        else {
            Issue.record("it was not settled")
            return
        }
        #expect(try await nodes[1].store.answer(of: account.id)?.budget.wrongInAll == 0)
    }
}

/// Loses its connection when a transaction has done everything but its end.
private struct DyingEngine: SQLEngine {
    let engine: PostgresEngine

    func read(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        try await engine.read(body)
    }

    func readOnce(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
        try await engine.readOnce(body)
    }

    func readLong<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
        -> Value
    {
        try await engine.readLong(body)
    }

    func write<Value: Sendable>(
        _ company: WriteCompany, _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await engine.write(company) { db in
            let value = try body(db)
            // The answer of a backend that ends itself does not come.
            try? db.query("SELECT pg_terminate_backend(pg_backend_pid())", []) { _ in true }
            return value
        }
    }

    func waitForDisk() async throws { try await engine.waitForDisk() }

    func requireUnalteredSchema() async throws { try await engine.requireUnalteredSchema() }
}
