import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Who is calling, as a store keeps it, and what follows from it.
struct CallerTests {
    private func name(_ said: String, _ desk: Desk) async throws -> Caller? {
        _ = try await desk.scene.store.nameCaller(said, in: desk.call, by: desk.agent, from: nil)
        return try await desk.scene.store.call(desk.call, agent: desk.agent.id)?.caller
    }

    @Test(arguments: StoreUnderTest.all)
    func `the log, Activity and the notice of a verified call say who it was`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let owner = try #require(try await scene.store.members(of: account.id).first)
        let desk = try await scene.openCall(account)
        #expect(try await scene.store.callView(desk.call, agent: desk.agent.id)?.people.isEmpty == true)
        #expect(try await name("Zed Zanzibar", desk) == .unknown)
        #expect(try await name("exemple, maud", desk) == .known(owner.id))
        try await desk.attempt(.verified)
        let event = try #require(try await scene.activity(of: account.id).first { $0.kind == .answerVerified })
        #expect(event.caller == owner.id && event.detail == "owner \(owner.name)")
        let notice = try #require(try await scene.store.due(limit: 9).first { $0.kind == .callVerified })
        #expect(notice.about == PersonConcerned("owner", owner.name))
        let view = try #require(try await scene.store.callView(desk.call, agent: desk.agent.id))
        #expect(view.people.map(\.id) == [owner.id] && view.facts.call.caller == .known(owner.id))
    }

    @Test(arguments: StoreUnderTest.all)
    func `somebody else is verified by no answer and no code, also one that is being checked`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        let attempt = scene.world.id(Attempt.self)
        try await desk.take(attempt)
        let reason = try #require(Reason("the accountant"))
        #expect(try await scene.store.recordSomebodyElse(in: desk.call, because: reason, by: desk.agent, from: nil))
        #expect(try await desk.settle(attempt, .verified).result == .notChecked)
        #expect(try await desk.refusal() == .callerNotAllowed)
        #expect(try await desk.codeRefusal() == .callerNotAllowed)
        #expect(try await desk.state == .open(attemptsLeft: 3))
        let kinds = try await scene.activity(of: account.id).map(\.kind)
        #expect(kinds.contains(.callerSomebodyElse) && !kinds.contains(.answerVerified))
    }

    @Test(arguments: StoreUnderTest.all)
    func `names that do not match count as look-ups that name nobody`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let agent = try await scene.addAgent()
        var calls = 0
        while try await scene.store.lookUpPause(of: agent.id) == nil {
            calls += 1
            try #require(calls <= 5, "never paused")
            let desk = try await scene.openCall(account, by: agent)
            for _ in 1...5 { #expect(try await name("Zed Zanzibar", desk) == .unknown) }
            try await desk.attempt(.notChecked)
            try await desk.end()
        }
        // Three of a call, and the call that took no attempt in the end: twenty are spent after five.
        #expect(calls == 5)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an end is taken back within seconds, unless the owner has stopped the calls meanwhile`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let owner = try #require(try await scene.store.members(of: account.id).first)
        let desk = try await scene.openCall(account)
        try await desk.attempt(.verified)
        try await desk.end()
        #expect(try await scene.store.reopen(desk.call, by: desk.agent, from: nil) == .done)
        #expect(try await desk.state == .verified)
        try await desk.end()
        try await scene.store.reportImpostor(account.id, by: AuditOrigin(owner, address: nil))
        #expect(try await scene.store.reopen(desk.call, by: desk.agent, from: nil) == .tooLate)
        let other = try await scene.openCall(account)
        try await other.end()
        scene.world.advance(by: Call.undoTaken)
        #expect(try await scene.store.reopen(other.call, by: other.agent, from: nil) == .tooLate)
        #expect(try await scene.store.reopen(other.call, by: desk.agent, from: nil) == .unknownCall)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a call that is kept open is closed by nobody before its time, and stays in sight`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        scene.world.advance(by: Call.lifetime - 1)
        #expect(try await scene.store.keepOpen(desk.call, by: desk.agent, from: nil) == .done)
        scene.world.advance(by: Call.lifetime - 1)
        try await scene.store.closeExpiredCalls()
        #expect(try await desk.state == .open(attemptsLeft: 3))
        #expect(try await scene.store.openCalls(of: desk.agent, in: scene.world)?.map(\.call.id) == [desk.call])
        scene.world.advance(by: 1)
        try await scene.store.closeExpiredCalls()
        #expect(try await desk.state == .closed(.expired))
        #expect(try await scene.store.keepOpen(desk.call, by: desk.agent, from: nil) == .tooLate)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an agent's keys are off until they turn them on again`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        let token = scene.world.tokenHash()
        try await scene.store.start(token, of: Identity(agent), browser: nil, from: nil)
        for areOn in [false, true] {
            try await scene.store.setKeys(areOn, of: agent.id)
            #expect(try await scene.store.agentSession(token)?.usesKeys == areOn)
        }
    }
}
