import Foundation
import PostgresTesting
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import PostgresEngine
@testable import SQLStore

/// What PostgreSQL is asked for by what people wait for most, as its own log tells it (`log_statement = all`): what begins and ends a
/// transaction is counted like everything else. One after the other: the log is one.
@Suite(.serialized)
struct StatementCountTests {
    private let world = AdvancingWorld()
    private let database: PostgresDatabase
    private let node: SQLStoreOnPostgres
    private let log: String

    init() async throws {
        // The connections of one that is used again would have begun before.
        database = try await PostgresDatabase()
        log = try PostgresServer.shared.folder + "/log"
        try await database.execute("ALTER DATABASE \(database.name) SET log_statement = 'all'")
        node = SQLStoreOnPostgres(try await database.engine(pool: 1, world: world.world), world)
    }

    /// What was asked for meanwhile, the first line of each.
    private func statements(of work: () async throws -> Void) async throws -> [String] {
        let before = try Data(contentsOf: URL(filePath: log)).count
        try await work()
        let told = String(decoding: try Data(contentsOf: URL(filePath: log)).dropFirst(before), as: UTF8.self)
        return told.split(separator: "\n").compactMap { line in
            // One that was prepared has a name.
            let found = line.firstMatch(of: /LOG:  (?:statement|execute [^:]+): (?<text>.+)/)
            return found.map { String($0.text) }
        }
    }

    private func check(_ result: AttemptResult, in call: ID<Call>, by agent: Agent) async throws -> [String] {
        let attempt = world.id(Attempt.self)
        return try await statements {
            let request = AttemptRequest(attempt, in: call, by: agent, from: nil)
            guard case .new = try await node.store.take(request, saying: SecretText("Lyon"), under: .sample) else {
                throw SQLStoreOnPostgres.Unexpected()
            }
            _ = try await node.store.settle(attempt, as: .leading(to: result), by: agent, from: nil)
        }
    }

    @Test func `a check is fifteen statements and three commits at most`() async throws {
        let (account, agent, call) = try await node.fill()
        for result in [AttemptResult.wrong, .verified] {
            let found = try await check(result, in: call, by: agent)
            #expect(found.count <= 15 && found.filter { $0 == "COMMIT" }.count == 2, "\(result): \(found)")
            // A transaction of its own, by which the end of the second is waited for.
            #expect(found.filter { $0 == LogEnd.waitForDisk }.count == 1, "\(result): \(found)")
            #expect(found.count >= 10, "the log was not read")
        }
        // The one that locks, and tells everybody so.
        let (other, calls) = (world.newAccount(), GuessBudget.lockAfter)
        _ = try await node.store.add([other], by: .host)
        _ = try await node.store.replace(with: world.answer(of: other.account.id), on: .activation, by: .system)
        for number in 1...calls {
            if number % Call.attemptsAllowed == 1 { _ = try await node.openCall(about: other.account, by: agent) }
            let call = try #require(try await node.store.callsUnderWay(about: other.account.id).first)
            let found = try await check(.wrong, in: call.id, by: agent)
            #expect(found.count <= 15, "\(number): \(found)")
        }
        #expect(try await node.store.answer(of: other.account.id)?.budget.lockedUntil != nil)
        #expect(account.id != other.account.id)
    }

    @Test func `a client's check is eighteen statements and two commits at most`() async throws {
        let (account, agent, own) = try await node.fill()
        _ = try await node.store.end(own, as: .ended, by: agent, from: nil)
        let client = Client(
            id: "crm", brand: account.brand, permissions: Client.Permission.usual, agents: .ofBrand,
            secrets: [ClientSecret(hash: world.tokenHash(), madeAt: world.now, expiresAt: nil)])
        #expect(try await node.store.add(client, by: .host))
        let acting = agent.acting(through: client)
        let call = try #require(try await node.store.open(world.id(), about: account.id, by: acting, from: nil).call).id
        for result in [AttemptResult.wrong, .verified] {
            let (attempt, kept) = (
                world.id(Attempt.self),
                KeptRequest(of: client.id, named: result.rawValue, saying: [], marking: SampleRequestMarks(1))
            )
            let found = try await statements {
                let request = AttemptRequest(attempt, in: call, by: acting, from: nil, named: kept)
                guard case .new = try await node.store.take(request, saying: SecretText("Lyon"), under: .sample) else {
                    throw SQLStoreOnPostgres.Unexpected()
                }
                let named = NamedRequest<CheckOutcome>(kept) { _, _ in .init(status: 201, body: "{}") }
                _ = try await node.store.settle(
                    attempt, as: .leading(to: result), by: acting, from: nil, named: named)
            }
            #expect(found.count <= 18 && found.filter { $0 == "COMMIT" }.count == 2, "\(result): \(found)")
            #expect(found.count >= 12, "the log was not read")
        }
    }

    @Test func `what one statement reads is asked for with its settings, and that is all`() async throws {
        let (account, _, _) = try await node.fill()
        let found = try await statements { _ = try await node.store.account(account.id) }
        #expect(found.count == 2 && found.allSatisfy { $0.hasPrefix("SELECT") })
    }

    /// A call centre has few agents, and PostgreSQL analyses no table by itself in which fewer than fifty rows have changed; that of calls
    /// it analyses within a minute.
    @Test func `an agent's page reads their calls alone, and everybody's once where none were counted`()
        async throws
    {
        let (account, _, _) = try await node.fill()
        var token = world.tokenHash()
        for _ in 0..<30 {
            let agent = world.agent()
            #expect(try await node.store.add(agent, password: world.secret(), by: .host))
            _ = try await node.openCall(about: account, by: agent)
            token = world.tokenHash()
            try await node.store.start(token, of: Identity(agent), browser: nil, from: nil)
        }
        let hex = token.bytes.map { String(format: "%02x", $0) }.joined()
        let parts = SessionRow.ofAgent.split(separator: "?")
        try #require(parts.count == 3)
        let explain = "EXPLAIN (ANALYZE, FORMAT JSON) \(parts[0])0\(parts[1])'\\x\(hex)'\(parts[2])"
        func loops() async throws -> [Int] {
            let plan = try await ConnectionThread(try PostgresAddress(url: database.url)).run { connection in
                try connection.onLink { try $0.run(explain).plainText(#""QUERY PLAN""#) ?? "" }
            }
            return plan.matches(of: /"Actual Loops": (?<count>[0-9]+)/).compactMap { Int($0.count) }
        }
        let first = try await loops()
        #expect(first.count > 5 && first.allSatisfy { $0 <= 31 }, "\(first)")
        try await database.execute("ANALYZE calls")
        let later = try await loops()
        #expect(later.count > 5 && later.allSatisfy { $0 == 1 }, "\(later)")
    }
}
