import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Nobody browses by looking up.
struct LookUpBudgetTests {
    private func look(_ scene: Scene, _ number: String, by agent: Agent) async throws -> LookUp {
        try await scene.store.lookUp([[.accountNumber(number)]], by: agent, from: nil)
    }

    private func kinds(_ scene: Scene, by agent: Agent) async throws -> [AuditEvent.Kind] {
        var query = AuditQuery(.everything)
        query.agent = agent.id
        return try await scene.store.events(query, limit: 1000).map(\.event.kind)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an agent who goes through five hundred numbers stops at twenty that are nobody's`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        var paused = 0
        // Five hundred at once would be more than a store lets wait.
        for first in stride(from: 0, to: 500, by: 50) {
            paused += try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in first..<(first + 50) {
                    group.addTask {
                        if case .paused = try await look(scene, "NOBODY\(number)", by: agent) { true } else { false }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
        }
        #expect(paused == 500 - LookUpBudget.failuresAllowed)
        let kinds = try await kinds(scene, by: agent)
        #expect(kinds.count { $0 == .lookUpFailed } == LookUpBudget.failuresAllowed)
        #expect(kinds.count { $0 == .lookUpsPaused } == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `one who finds stops at sixty, and goes on an hour later or when a supervisor says so`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let agent = try await scene.addAgent()
        for _ in 0..<LookUpBudget.namingAllowed {
            guard case .found = try await look(scene, account.number, by: agent) else {
                throw Unexpected(what: "not found")
            }
        }
        let end = scene.now.addingTimeInterval(LookUpBudget.window)
        try await scene.restart()
        guard case .paused(let until) = try await look(scene, account.number, by: agent), until == end else {
            throw Unexpected(what: "goes on")
        }
        #expect(try await scene.store.lookUpPause(of: agent.id) == end)
        #expect(try await scene.store.resume(agent, reason: "a busy hour", by: .system))
        guard case .found = try await look(scene, account.number, by: agent) else { throw Unexpected(what: "paused") }
        scene.world.advance(by: LookUpBudget.window)
        #expect(try await scene.store.lookUpPause(of: agent.id) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `calls that are opened and check nothing count, those that check do not`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        func open() async throws -> Desk { try await scene.openCall(scene.accountWithAnswer(), by: agent) }
        for _ in 0..<(LookUpBudget.failuresAllowed - 1) { _ = try await open() }
        _ = try await open().attempt(.verified)
        #expect(try await scene.store.lookUpPause(of: agent.id) == nil)
        _ = try await open()
        #expect(try await scene.store.lookUpPause(of: agent.id) != nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `who has opened twenty calls and checked nothing opens no other, but sees the last again`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let agent = try await scene.addAgent()
        for _ in 1..<LookUpBudget.failuresAllowed {
            _ = try await scene.openCall(scene.accountWithAnswer(), by: agent)
        }
        let lastAccount = try await scene.accountWithAnswer()
        let last = try await scene.openCall(lastAccount, by: agent)
        for _ in 1...2 {
            let id = scene.world.id(Call.self)
            guard case .lookUpsPaused(let end) = try await scene.store.open(id, about: account.id, by: agent, from: nil)
            else { throw Unexpected(what: "it opens") }
            #expect(end == scene.now.addingTimeInterval(LookUpBudget.window))
        }
        #expect(
            try await scene.store.open(last.call, about: lastAccount.id, by: agent, from: nil).call?.id == last.call)
        #expect(try await kinds(scene, by: agent).count { $0 == .lookUpsPaused } == 1)
        scene.world.advance(by: LookUpBudget.window)
        _ = try await scene.openCall(account, by: agent)
    }
}
