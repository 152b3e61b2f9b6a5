import Foundation
import PostgresEngine
import SQLStore
import SQLiteEngine
import SQLiteTesting
import SecurityQuestions
import Synchronization
import TestSupport

/// What a node asks of its database for a check, taking and settling, without a hash between: the store's ceiling.
///
///     StoreLoad fill DATABASE                            one empty database, a URL of PostgreSQL's or a file: accounts, answers, agents
///     StoreLoad run DATABASE NODE NODES SECONDS          checks as node NODE of NODES
///
/// Every agent has one call about each of some accounts, in which the right answer is given once. `run` opens them, checks in some of them, so
/// that it measures nodes that have been up for a while, says `ready` and begins with the line that it is given then: nodes begin together, and
/// none of them opens calls while another is measured.
@main
enum Main {
    static let agents = 32
    static let callsOfAgent = 64
    /// Of these, how many go before the clock runs.
    static let callsBefore = 8

    static func main() async throws {
        let arguments = CommandLine.arguments
        switch (arguments.dropFirst().first, arguments.count) {
        case ("fill", 3): try await Load(database: arguments[2], node: 0, of: 1).fill()
        case ("run", 6):
            guard let node = Int(arguments[3]), let nodes = Int(arguments[4]), let seconds = Double(arguments[5])
            else { exit(64) }
            try await Load(database: arguments[2], node: node, of: nodes).run(nodes: nodes, seconds: seconds)
        default: exit(64)
        }
    }
}

/// One node's load.
struct Load: Sendable {
    private let engine: any SQLEngine
    private let store: SQLStore
    private let node: Int

    /// So many connections all nodes have together: the database is the same, however many ask it.
    private static let connections = 8

    init(database: String, node: Int, of nodes: Int) async throws {
        let world = World(
            now: { Date() }, randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
        if database.hasPrefix("postgresql:") {
            let address = try PostgresAddress(url: database)
            if node == 0 { _ = try await PostgresEngine.migrate(address) }
            engine = try await PostgresEngine(address, pool: Self.connections / nodes)
        } else {
            engine = try SQLiteEngine(path: database, use: .server, world: world)
        }
        store = SQLStore(engine: engine, world: world, tag: { Array($0.suffix(16)) }, tags: .sample)
        self.node = node
    }

    func fill() async throws {
        let world = AdvancingWorld(at: Date(), seed: 7)
        try await store.registerSampleKey()
        let new = (0..<Main.agents * Main.callsOfAgent).map { _ in world.newAccount() }
        _ = try await store.add(new, by: .host)
        for one in new {
            try await store.replace(with: world.answer(of: one.account.id), on: .activation, by: .system)
        }
        for _ in 0..<Main.agents { _ = try await store.add(world.agent(), password: world.secret(), by: .host) }
        // They open calls as often as they are asked to: what an hour's budget counts begins in the year 2100.
        _ = try await engine.write(.alone) { db in
            try db.execute("UPDATE agents SET counts_from = 4102444800000", [])
        }
    }

    func run(nodes: Int, seconds: Double) async throws {
        let own = try await store.agents().enumerated().filter { $0.offset % nodes == node }.map(\.element)
        let accounts = try await accounts()
        let calls = try await withThrowingTaskGroup(of: AgentsCalls.self) { group in
            for (place, agent) in own.enumerated() {
                let about = accounts[(place * nodes + node) % Main.agents]
                group.addTask { AgentsCalls(agent: agent, calls: try await open(about, by: agent)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        _ = try await check(calls.map { $0.first(Main.callsBefore) }, until: .distantFuture)
        print("ready")
        fflush(nil)
        _ = readLine()
        let (began, cpu) = (ContinuousClock.now, Self.processorTime)
        let times = try await check(
            calls.map { $0.after(Main.callsBefore) }, until: Date(timeIntervalSinceNow: seconds)
        ).sorted()
        let (took, processor) = ((ContinuousClock.now - began) / .seconds(1), Self.processorTime - cpu)
        guard !times.isEmpty else { throw Refused() }
        // How many, in how many seconds; milliseconds of processor, p50 and p99 of each.
        let (p50, p99) = (times[times.count / 2], times[times.count * 99 / 100])
        print(times.count, took, processor / Double(times.count) * 1000, p50 * 1000, p99 * 1000)
    }

    private struct AgentsCalls: Sendable {
        let agent: Agent
        let calls: [ID<Call>]

        func first(_ count: Int) -> AgentsCalls { AgentsCalls(agent: agent, calls: Array(calls.prefix(count))) }

        func after(_ count: Int) -> AgentsCalls { AgentsCalls(agent: agent, calls: Array(calls.dropFirst(count))) }
    }

    /// Agents side by side, each one call after the other.
    ///
    /// - Returns: how many seconds each has taken.
    private func check(_ all: [AgentsCalls], until end: Date) async throws -> [Double] {
        try await withThrowingTaskGroup(of: [Double].self) { group in
            for one in all { group.addTask { try await check(one.calls, by: one.agent, until: end) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    /// Of this process, in seconds.
    private static var processorTime: Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// In the order in which they were added, so many an agent.
    private func accounts() async throws -> [[ID<Account>]] {
        let found = Mutex<[ID<Account>]>([])
        try await engine.read { db in
            try db.query("SELECT id FROM accounts ORDER BY key", []) { row in
                let id: ID<Account> = try row["id"]
                found.withLock { $0.append(id) }
                return true
            }
        }
        let all = found.withLock(\.self)
        return stride(from: 0, to: all.count, by: Main.callsOfAgent).map {
            Array(all[$0..<min($0 + Main.callsOfAgent, all.count)])
        }
    }

    private func open(_ accounts: [ID<Account>], by agent: Agent) async throws -> [ID<Call>] {
        var calls: [ID<Call>] = []
        for account in accounts {
            // One that was verified ends with the next one; one that was not is gone on with.
            guard let call = try await store.open(ID<Call>(UUID()), about: account, by: agent, from: nil).call else {
                throw Refused()
            }
            calls.append(call.id)
        }
        return calls
    }

    private func check(_ calls: [ID<Call>], by agent: Agent, until end: Date) async throws -> [Double] {
        var times: [Double] = []
        for call in calls where Date() < end {
            let start = ContinuousClock.now
            try await check(call, by: agent)
            times.append((ContinuousClock.now - start) / .seconds(1))
        }
        return times
    }

    private func check(_ call: ID<Call>, by agent: Agent) async throws {
        let attempt = ID<Attempt>(UUID())
        guard case .new = try await store.take(attempt, in: call, by: agent),
            case .checked(.verified) = try await store.settle(
                attempt, as: .leading(to: .verified), by: agent, from: nil)
        else { throw Refused() }
    }

    struct Refused: Error {}
}
