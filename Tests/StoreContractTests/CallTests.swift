import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Calls open once, belong to one agent and end once.
struct CallTests {
    private func endings(_ scene: Scene, _ account: Account) async throws -> [String?] {
        try await scene.activity(of: account.id).filter { $0.kind == .callEnded }.map(\.detail)
    }

    @Test(arguments: StoreUnderTest.all)
    func `opening twice with one id is one call and told once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let agent = try await scene.addAgent()
        let (id, start) = (scene.world.id(Call.self), scene.now)
        for _ in 0..<2 {
            let opened = try #require(
                try await scene.store.open(id, about: account.id, by: agent, from: nil).call)
            #expect(opened.id == id && opened.openedAt == start && opened.attempts == 0)
            scene.world.advance(by: 1)
        }
        #expect(try await scene.activity(of: account.id).filter { $0.kind == .callOpened }.count == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an agent has one open call about an account, which keeps the attempts it has spent`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        try await desk.attempt(.wrong)
        let again = try await scene.openCall(account, by: desk.agent)
        #expect(again.call == desk.call)
        #expect(try await again.state == .open(attemptsLeft: 2))
        #expect(try await scene.store.openCalls(of: desk.agent, in: scene.world)?.map(\.call.id) == [desk.call])
        #expect(try await scene.openCall(account).call != desk.call, "another agent's is another call")
        let other = try await scene.openCall(try await scene.accountWithAnswer(), by: desk.agent)
        #expect(
            try await scene.store.openCalls(of: desk.agent, in: scene.world)?.map(\.call.id) == [other.call, desk.call])
        try await desk.end()
        try await other.end()
        #expect(try await scene.store.openCalls(of: desk.agent, in: scene.world)?.isEmpty == true)
    }

    @Test(arguments: StoreUnderTest.all)
    func `who is looked up after a verified call is not verified by it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        try await desk.attempt(.verified)
        let next = try await scene.openCall(account, by: desk.agent)
        #expect(next.call != desk.call)
        #expect(try await next.state == .open(attemptsLeft: 3))
        #expect(try await desk.state == .closed(.verified))
        #expect(try await endings(scene, account) == ["verified"])
    }

    @Test(arguments: StoreUnderTest.all)
    func `an id of another agent's or account's call opens nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let other = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let thief = try await scene.addAgent()
        for (agent, account) in [(thief, account.id), (desk.agent, other.id)] {
            #expect(try await scene.store.open(desk.call, about: account, by: agent, from: nil).call == nil)
        }
        #expect(try await scene.activity(of: other.id).filter { $0.kind == .callOpened }.isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an agent opens no call for a brand they do not serve, nor once disabled`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let stranger = try await scene.addAgent(scene.world.agent(brands: [Brand.sampleReseller.id]))
        let former = try await scene.addAgent()
        _ = try await ChangeAgent(stores: scene.store).perform(.disable, of: former.email)
        for agent in [stranger, former] {
            let id = scene.world.id(Call.self)
            #expect(try await scene.store.open(id, about: account.id, by: agent, from: nil).call == nil)
            #expect(try await scene.store.call(id, agent: agent.id) == nil)
        }
        #expect(try await scene.activity(of: account.id).filter { $0.kind == .callOpened }.isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `nobody else's call is seen, ended or checked in`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let thief = Desk(scene: scene, agent: try await scene.addAgent(), call: desk.call, account: account.id)
        #expect(try await thief.state == nil)
        #expect(try await thief.end() == nil)
        #expect(try await thief.refusal() == .unknownCall)
        let attempt = scene.world.id(Attempt.self)
        try await desk.take(attempt)
        await #expect(throws: AttemptRefusal.unknownCall) { try await thief.settle(attempt, .verified) }
        #expect(try await desk.state == .open(attemptsLeft: 2))
    }

    @Test(arguments: StoreUnderTest.all)
    func `a call ends once, with its outcome`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        scene.world.advance(by: 60)
        let ended = try await desk.end(.couldNotAnswer)
        #expect(ended?.closed == Call.Closing(outcome: .couldNotAnswer, at: scene.now, isUndoable: true))
        scene.world.advance(by: 60)
        #expect(try await desk.end(.ended)?.closed == ended?.closed)
        scene.world.advance(by: Call.lifetime)
        try await scene.store.closeExpiredCalls()
        try await scene.restart()
        #expect(try await desk.state == .closed(.couldNotAnswer))
        #expect(try await endings(scene, account) == ["couldNotAnswer"])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a call whose time is up is closed once, whatever closes it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        scene.world.advance(by: 1)
        let later = try await scene.openCall(account)
        #expect(later.agent.id != desk.agent.id && later.call != desk.call)
        scene.world.advance(by: Call.lifetime - 1)
        try await withThrowingTaskGroup { group in
            let store = scene.store
            for _ in 0..<20 { group.addTask { try await store.closeExpiredCalls() } }
            try await group.waitForAll()
        }
        try await desk.end(.ended)
        #expect(try await desk.state == .closed(.expired))
        #expect(try await later.state == .open(attemptsLeft: 3))
        #expect(try await endings(scene, account) == ["expired"])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a verified call whose time is up ends verified`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        try await desk.attempt(.verified)
        scene.world.advance(by: Call.lifetime)
        #expect(try await desk.refusal() == .callClosed(.verified))
        try await scene.store.closeExpiredCalls()
        #expect(try await endings(scene, account) == ["verified"])
    }
}
