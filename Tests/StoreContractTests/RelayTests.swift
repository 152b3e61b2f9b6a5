import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// An impostor has Customer Care in one ear and the customer in the other.
struct RelayTests {
    private func press(_ scene: Scene, _ account: Account) async throws -> CallAnnouncement {
        let id = scene.world.id(CallAnnouncement.self)
        return try #require(try await scene.store.announce(id, of: account.id, by: .system))
    }

    private func words(_ scene: Scene, _ desk: Desk) async throws -> CallWords {
        try #require(try await scene.store.callView(desk.call, agent: desk.agent.id)).words
    }

    @Test(arguments: StoreUnderTest.all)
    func `a call that nobody announced has no words, on either side`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let impostor = try await scene.openCall(account)
        #expect(try await words(scene, impostor) == .none)
        #expect(try await scene.store.homeView(of: account.id, events: 0).announcement == nil)
        // Talked into pressing afterwards, the customer gives the impostor's call no words either.
        scene.world.advance(by: 1)
        _ = try await press(scene, account)
        #expect(try await words(scene, impostor) == .none)
        #expect(try await scene.store.homeView(of: account.id, events: 0).announcement?.call == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `words that were relayed verify nobody and open nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        _ = try await press(scene, account)
        let desk = try await scene.openCall(account)
        #expect(try await scene.store.tickWords(true, in: desk.call, by: desk.agent, from: nil))
        #expect(try await words(scene, desk) == .shared(known: true, otherCallAt: nil))
        #expect(try await desk.state == .open(attemptsLeft: 3))
        let call = try #require(try await scene.store.call(desk.call, agent: desk.agent.id))
        #expect(call.method == nil && Grant(of: call) == nil)
        #expect(try await scene.activity(of: account.id).filter { $0.kind == .callWordsKnown }.count == 1)
        let stranger = scene.world.agent()
        #expect(try await scene.store.tickWords(false, in: desk.call, by: stranger, from: nil) == false)
        #expect(try await words(scene, desk) == .shared(known: true, otherCallAt: nil))
    }

    @Test(arguments: StoreUnderTest.all)
    func `a second call has no words and both sides are warned, also after a restart`(kind: StoreUnderTest) async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let announcement = try await press(scene, account)
        try await scene.restart()
        let first = try await scene.openCall(account)
        scene.world.advance(by: 60)
        let second = try await scene.openCall(account)
        #expect(try await words(scene, first) == .shared(known: nil, otherCallAt: scene.now))
        #expect(try await words(scene, second) == .otherCall)
        let home = try await scene.store.homeView(of: account.id, events: 0)
        #expect(home.announcement?.otherCallAt == scene.now && home.announcement?.id == announcement.id)
        #expect(try await scene.activity(of: account.id).contains { $0.kind == .otherCallOpened })
    }

    @Test(arguments: StoreUnderTest.all)
    func `two presses are one, and a press concerns its own account only`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let other = try await scene.accountWithAnswer()
        let announcement = try await press(scene, other)
        #expect(try await press(scene, other).id == announcement.id)
        #expect(try await scene.activity(of: other.id).filter { $0.kind == .callAnnounced }.count == 1)
        #expect(try await words(scene, try await scene.openCall(account)) == .none)
        scene.world.advance(by: CallAnnouncement.lifetime)
        #expect(try await words(scene, try await scene.openCall(other)) == .none)
        #expect(try await press(scene, other).id != announcement.id)
    }

    @Test(arguments: StoreUnderTest.all)
    func `"they called me" ends calls, grants, the code and the words, and tells the owner once`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        _ = try await press(scene, account)
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        _ = try await desk.attempt(.verified)
        for _ in 0..<2 { try await scene.store.reportImpostor(account.id, by: .system) }
        #expect(try await desk.state == .closed(.ended))
        #expect(try await scene.store.supportCode(of: account.id) == nil)
        #expect(try await words(scene, desk) == .none)
        let mails = try await scene.store.due(limit: 100).filter { $0.kind == .impostorReported }
        #expect(mails.count == 1)
    }
}
