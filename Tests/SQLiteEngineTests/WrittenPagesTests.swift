import Foundation
import SQLStore
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLiteEngine

/// How many pages a check writes: each is copied, summed and written to the disk, which is waited for, and once more when the log is moved
/// into the database.
struct WrittenPagesTests {
    private let file: StoreFile
    private let store: SQLStore

    init() throws {
        file = try StoreFile()
        store = try file.open()
    }

    /// The log only grows here: it is far from the size at which it begins anew. A page of it has 24 bytes before it.
    private func pages(_ work: () async throws -> Void) async throws -> Int {
        let size = { try Data(contentsOf: URL(filePath: file.path + "-wal")).count }
        let before = try size()
        try await work()
        return try (size() - before) / (4096 + 24)
    }

    @Test(arguments: [(AttemptResult.wrong, 10, 9), (.verified, 10, 17)])
    func `an agent's check writes no index for nothing`(result: AttemptResult, taking: Int, settling: Int) async throws
    {
        let (_, agent, call) = try await store.openCall(file.world)
        let attempt = file.world.id(Attempt.self)
        let taken = try await pages { _ = try await store.take(attempt, in: call.id, by: agent) }
        let settled = try await pages {
            _ = try await store.settle(attempt, as: .leading(to: result), by: agent, from: nil)
        }
        #expect(taken <= taking && taken > 3)
        #expect(settled <= settling && settled > 3)
    }

    @Test(arguments: [(AttemptResult.wrong, 13, 12), (.verified, 13, 20)])
    func `so does a client's, with its name and answer`(result: AttemptResult, taking: Int, settling: Int) async throws
    {
        let (account, agent, own) = try await store.openCall(file.world)
        _ = try await store.end(own.id, as: .ended, by: agent, from: nil)
        let client = Client(
            id: "crm", brand: account.brand, permissions: Client.Permission.usual, agents: .ofBrand,
            secrets: [ClientSecret(hash: file.world.tokenHash(), madeAt: file.world.now, expiresAt: nil)])
        #expect(try await store.add(client, by: .host))
        let acting = agent.acting(through: client)
        let opened = try await store.open(file.world.id(), about: account.id, by: acting, from: nil)
        let call = try #require(opened.call).id
        let attempt = file.world.id(Attempt.self)
        let kept = KeptRequest(of: client.id, named: "check", saying: [], marking: SampleRequestMarks(1))
        let taken = try await pages {
            let request = AttemptRequest(attempt, in: call, by: acting, from: nil, named: kept)
            _ = try await store.take(request, saying: SecretText("Lyon"), under: .sample)
        }
        let settled = try await pages {
            let named = NamedRequest<CheckOutcome>(kept) { _, _ in
                .init(status: 201, body: String(repeating: "a", count: 1200))
            }
            _ = try await store.settle(attempt, as: .leading(to: result), by: acting, from: nil, named: named)
        }
        #expect(taken <= taking && taken > 3)
        #expect(settled <= settling && settled > 3)
    }
}
