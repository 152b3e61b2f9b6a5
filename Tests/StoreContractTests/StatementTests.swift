import Foundation
import SQLStore
import SQLiteEngine
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

/// How many statements the database is asked for by what people wait for most.
struct StatementTests {
    private let folder: TemporaryFolder
    private let world = AdvancingWorld()
    private let engine: CountingEngine
    private let store: SQLStore
    private let account: Account
    private let owner: Member
    private let agent: Agent
    private let agentToken: TokenHash
    private let ownerToken: TokenHash

    init() async throws {
        folder = try TemporaryFolder()
        let path = folder.path(of: "database.sqlite")
        try MigratedDatabase.put(at: path)
        engine = CountingEngine(try SQLiteEngine(path: path, use: .server, world: world.world))
        store = SQLStore(
            engine: engine, world: world.world, tag: { hash in Array(hash.suffix(16)) }, tags: .sample)
        try await store.registerSampleKey()
        let new = world.newAccount()
        (account, owner, agent) = (new.account, new.owner, world.agent())
        _ = try await store.add([new], by: .host)
        _ = try await store.add(agent, password: world.secret(), by: .host)
        try await store.replace(with: world.answer(of: account.id), on: .activation, by: .system)
        (ownerToken, agentToken) = (world.tokenHash(), world.tokenHash())
        try await store.start(ownerToken, of: Identity(owner), browser: nil, from: nil)
        try await store.start(agentToken, of: Identity(agent), browser: nil, from: nil)
    }

    /// With a caller who is known by name, as calls go.
    private func openCall() async throws -> ID<Call> {
        guard let call = try await store.open(world.id(), about: account.id, by: agent, from: nil).call else {
            throw Unexpected(what: "the call did not open")
        }
        _ = try await store.nameCaller(owner.name, in: call.id, by: agent, from: nil)
        return call.id
    }

    /// Of an agent's request that checks an answer.
    private func attempt(_ result: AttemptResult, in call: ID<Call>) async throws -> [String] {
        let attempt = world.id(Attempt.self)
        return try await engine.statements {
            _ = try await store.agentSession(agentToken)
            guard case .new = try await store.take(attempt, in: call, by: agent) else {
                throw Unexpected(what: "not taken")
            }
            _ = try await store.settle(attempt, as: .leading(to: result), by: agent, from: nil)
        }
    }

    @Test func `a check asks for eighteen statements at most, and the page after it for two`() async throws {
        let call = try await openCall()
        let wrong = try await attempt(.wrong, in: call)
        #expect(wrong.count <= 14, "\(wrong.joined(separator: "\n"))")
        _ = try await store.end(call, as: .ended, by: agent, from: nil)
        let right = try await attempt(.verified, in: try await openCall())
        #expect(right.count <= 18, "\(right.joined(separator: "\n"))")
        let page = try await engine.statements {
            _ = try await store.agentSession(agentToken)
            #expect(try await store.callView(call, agent: agent.id) != nil)
        }
        #expect(page.count <= 2, "\(page.joined(separator: "\n"))")
    }

    @Test func `a program's check asks for no more than an agent's, and its call for one statement`() async throws {
        let client = Client(
            id: "crm", brand: account.brand, permissions: Client.Permission.usual, agents: .ofBrand,
            secrets: [ClientSecret(hash: world.tokenHash(), madeAt: world.now, expiresAt: nil)])
        #expect(try await store.add(client, by: .host))
        let acting = agent.acting(through: client)
        let call = try #require(try await store.open(world.id(), about: account.id, by: acting, from: nil).call).id
        let (attempt, kept) = (
            world.id(Attempt.self), KeptRequest(of: client.id, named: "one", saying: [], marking: SampleRequestMarks(1))
        )
        let check = try await engine.statements {
            guard case .new = try await store.take(attempt, in: call, by: acting) else {
                throw Unexpected(what: "not taken")
            }
            _ = try await store.settle(attempt, as: .leading(to: .wrong), by: acting, from: nil)
        }
        #expect(check.count <= 13, "\(check.joined(separator: "\n"))")
        let read = try await engine.statements {
            let found = try await store.callView(call, openedBy: client.id)
            #expect(found?.agent.id == agent.id)
        }
        #expect(read.count == 1, "\(read.joined(separator: "\n"))")
        let claim = try await engine.statements { _ = try await store.claim(kept, new: UUID()) }
        #expect(claim.count == 3, "\(claim.joined(separator: "\n"))")
        let others = try await store.callView(call, openedBy: "another")
        #expect(others == nil)
    }

    @Test func `whoever has to wait is told so without the writer`() async throws {
        let subject = LoginThrottle.Subject.password(of: owner.id)
        _ = try await store.take([subject], in: nil)
        let statements = try await engine.statements {
            guard case .wait = try await store.take([subject], in: nil) else { throw Unexpected(what: "taken twice") }
        }
        let reads = ["BEGIN", "SELECT", "COMMIT"]
        #expect(
            statements.map { $0.prefix { $0.isLetter }.description } == reads, "\(statements.joined(separator: "\n"))")
    }

    @Test func `Settings asks for two statements`() async throws {
        let page = try await engine.statements {
            _ = try await store.memberSession(ownerToken)
            _ = try await store.settingsView(of: owner.id, account: account)
        }
        #expect(page.count == 2, "\(page.joined(separator: "\n"))")
    }

    @Test func `asking for news of a call costs less than Home`() async throws {
        _ = try await openCall()
        let news = try await engine.statements {
            _ = try await store.memberSession(ownerToken)
            _ = try await store.callNews(of: account.id)
        }
        let home = try await engine.statements {
            _ = try await store.memberSession(ownerToken)
            _ = try await store.homeView(of: account.id, events: 5)
        }
        #expect(news.count < home.count, "\(news.joined(separator: "\n"))")
    }

    @Test func `a new answer and its notice ask for twelve statements at most`() async throws {
        let statements = try await engine.statements {
            _ = try await store.memberSession(ownerToken)
            let kept = try await store.answer(of: account.id)?.answer.id
            _ = try await store.members(of: account.id)
            _ = try await store.replace(
                with: world.answer(of: account.id), ifStill: kept, on: .change, by: AuditOrigin(owner, address: nil))
        }
        #expect(statements.count <= 12, "\(statements.joined(separator: "\n"))")
        #expect(try await store.due(limit: 9).map(\.kind).filter { $0 != .agentAdded } == [.questionChanged])
    }
}
