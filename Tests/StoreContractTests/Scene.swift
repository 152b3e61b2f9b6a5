import Foundation
import SQLStore
import SecurityQuestions
import Synchronization
import TestSupport

/// An empty store in a world of its own, and the short way to what most tests begin with.
final class Scene: Sendable {
    let world = AdvancingWorld()
    private let folder: TemporaryFolder
    private let kind: StoreUnderTest
    private let tag: SQLStore.AuditTag
    private let opened: Mutex<OpenStore>
    private let turn = Mutex(0)

    /// Where there are several on one database, the next one each time.
    var store: any Stores {
        let turn = turn.withLock { turn in
            turn += 1
            return turn
        }
        return opened.withLock { $0.peers[turn % $0.peers.count] }
    }
    var file: (any DatabaseFile)? { opened.withLock { $0.file } }
    /// Looks for what was erased, once the files hold nothing but what stands in the tables.
    func search(for traces: Traces) async throws -> TraceSearch {
        if let file { guard try await file.compact() == .emptied else { throw Unexpected(what: "somebody reads") } }
        return try await opened.withLock { $0.traces }.search(for: traces)
    }
    var now: Date { world.now }

    init(
        _ kind: StoreUnderTest, tag: @escaping SQLStore.AuditTag = { hash in Array(hash.suffix(16)) }
    ) async throws {
        folder = try TemporaryFolder()
        self.kind = kind
        self.tag = tag
        opened = Mutex(try await kind.open(folder.path, world.world, tag))
    }

    /// Ends the program and starts it again.
    func restart() async throws {
        try await opened.withLock { $0.close }()
        let again = try await kind.open(folder.path, world.world, tag)
        opened.withLock { $0 = again }
    }

    /// Adds accounts, which must not conflict.
    @discardableResult
    func add(_ accounts: NewAccount...) async throws -> [NewAccount] {
        let conflicts = try await store.add(accounts, by: .host)
        guard conflicts.isEmpty else { throw Unexpected(what: "\(conflicts)") }
        return accounts
    }

    /// An active account with an answer to its question.
    func accountWithAnswer(_ account: Account? = nil) async throws -> Account {
        let new = world.newAccount(account)
        try await add(new)
        try await setAnswer(of: new.account.id)
        return new.account
    }

    @discardableResult
    func setAnswer(of account: ID<Account>) async throws -> SealedAnswer {
        let answer = world.answer(of: account)
        try await store.replace(with: answer, on: .change, by: .system)
        return answer
    }

    /// A support code that is made now.
    @discardableResult
    func makeCode(of account: ID<Account>) async throws -> SupportCode {
        let code = SupportCode(id: world.id(), account: account, secret: world.secret(), madeAt: now)
        guard let kept = try await store.keep(code, by: .system) else {
            throw Unexpected(what: "the code was kept before")
        }
        return kept
    }

    func addAgent(_ agent: Agent? = nil) async throws -> Agent {
        let agent = agent ?? world.agent()
        guard try await store.add(agent, password: world.secret(), by: .system) else {
            throw Unexpected(what: "the agent's address is taken")
        }
        return agent
    }

    /// A call for `account`, by `agent` or a new one.
    func openCall(_ account: Account, by agent: Agent? = nil) async throws -> Desk {
        let agent = if let agent { agent } else { try await addAgent() }
        guard let call = try await store.open(world.id(), about: account.id, by: agent, from: nil).call else {
            throw Unexpected(what: "the call did not open")
        }
        return Desk(scene: self, agent: agent, call: call.id, account: account.id)
    }

    func budget(of account: Account) async throws -> GuessBudget? {
        try await store.answer(of: account.id)?.budget
    }

    /// What the owner sees, oldest first.
    func activity(of account: ID<Account>) async throws -> [AuditEvent] {
        try await store.activity(of: account, before: nil, limit: 1000).map(\.event).reversed()
    }
}

/// Something a test relies on and is not about.
struct Unexpected: Error {
    let what: String
}
