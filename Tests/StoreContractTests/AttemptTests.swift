import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// An attempt is taken before anything is hashed, and settled once.
struct AttemptTests {
    private func kinds(_ scene: Scene, _ account: Account) async throws -> [AuditEvent.Kind] {
        let leading: Set<AuditEvent.Kind> = [.callOpened, .questionChanged]
        return try await scene.activity(of: account.id).map(\.kind).filter { !leading.contains($0) }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a taken attempt brings the answer and counts at once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let answer = try await scene.setAnswer(of: account.id)
        let desk = try await scene.openCall(account)
        guard case .new(let found) = try await desk.take() else { throw Unexpected(what: "not a new one") }
        #expect(found.kept.id == answer.id && found.kept.secret == answer.secret && found.kept.place == answer.place)
        #expect(found.said.place == answer.place && found.policy == Brand.sampleCarrier.policy)
        try await scene.restart()
        #expect(try await desk.state == .open(attemptsLeft: 2))
        #expect(try await scene.budget(of: account)?.wrongInAll == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a right answer verifies the call and gives back what it took`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.openCall(account).attempt(.wrong)
        let desk = try await scene.openCall(account)
        try await desk.attempt(.wrong)
        try await desk.attempt(.soundsAlike)
        let call = try await desk.attempt(.verified).call
        let budget = try await scene.budget(of: account)
        #expect(call.verifiedAt == scene.now && call.closed == nil)
        #expect(budget == GuessBudget(wrongInARow: 0, wrongInAll: 1, lockedUntil: nil))
        #expect(try await desk.refusal() == .alreadyVerified)
        #expect(try await desk.end()?.closed?.outcome == .verified)
        #expect(
            try await kinds(scene, account) == [
                .answerWrong, .answerWrong, .answerSoundsAlike, .answerVerified, .callEnded,
            ])
    }

    @Test(arguments: StoreUnderTest.all)
    func `the third wrong answer ends the call`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        try await desk.attempt(.wrong)
        try await desk.attempt(.soundsAlike)
        let call = try await desk.attempt(.wrong).call
        let budget = try await scene.budget(of: account)
        #expect(call.closed == Call.Closing(outcome: .failed, at: scene.now))
        #expect(budget == GuessBudget(wrongInARow: 3, wrongInAll: 3, lockedUntil: nil))
        #expect(try await desk.refusal() == .callClosed(.failed))
        #expect(try await scene.activity(of: account.id).last?.detail == "failed")
        #expect(
            try await kinds(scene, account) == [.answerWrong, .answerSoundsAlike, .answerWrong, .callEnded])
    }

    @Test(arguments: StoreUnderTest.all)
    func `three attempts at once leave none, and the right one among them still verifies`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let attempts = (0..<3).map { _ in scene.world.id(Attempt.self) }
        for attempt in attempts { try await desk.take(attempt) }
        #expect(try await desk.refusal() == .noneLeftInCall)
        try await desk.settle(attempts[2], .wrong)
        try await desk.settle(attempts[0], .verified)
        #expect(try await desk.state == .verified)
        let call = try await desk.settle(attempts[1], .notChecked).call
        let budget = try await scene.budget(of: account)
        #expect(call.verifiedAt != nil && budget == .full)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an attempt that could not be checked comes back`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        try await desk.attempt(.wrong)
        for _ in 0..<20 { try await desk.attempt(.notChecked) }
        #expect(try await desk.state == .open(attemptsLeft: 2))
        #expect(try await scene.budget(of: account) == GuessBudget(wrongInARow: 1, wrongInAll: 1, lockedUntil: nil))
        #expect(try await scene.store.agentPause(of: desk.agent.id) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an attempt sent twice is one, with one result`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let id = scene.world.id(Attempt.self)
        try await desk.take(id)
        guard case .over(.underWay) = try await desk.take(id) else { throw Unexpected(what: "taken twice") }
        try await desk.settle(id, .wrong)
        let call = try await desk.settle(id, .verified).call
        let budget = try await scene.budget(of: account)
        #expect(call.verifiedAt == nil && budget?.wrongInAll == 1)
        try await scene.restart()
        guard case .over(.checked(.wrong)) = try await desk.take(id) else { throw Unexpected(what: "taken twice") }
        let last = try await scene.store.lastAttempt(of: desk.call)
        #expect(last?.id == id && last?.call == desk.call && last?.result == .wrong)
        #expect(try await kinds(scene, account) == [.answerWrong])
    }

    @Test(arguments: StoreUnderTest.all)
    func `what cannot be compared takes nothing and is not recorded`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        for said in ["", "…", String(repeating: "Lyon ", count: 30)] {
            guard case .over(.unreadable) = try await desk.take(saying: said) else { throw Unexpected(what: said) }
        }
        #expect(try await desk.state == .open(attemptsLeft: 3))
        #expect(try await scene.budget(of: account) == .full)
        #expect(try await kinds(scene, account).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an attempt's id is good in one call only`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let first = try await scene.openCall(account)
        let second = try await scene.openCall(try await scene.accountWithAnswer(), by: first.agent)
        let id = scene.world.id(Attempt.self)
        try await first.take(id)
        await #expect(throws: AttemptRefusal.unknownCall) { try await second.take(id) }
        #expect(try await scene.budget(of: account)?.wrongInAll == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `the latest attempt of a call is told`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let desk = try await scene.openCall(try await scene.accountWithAnswer())
        #expect(try await scene.store.lastAttempt(of: desk.call) == nil)
        try await desk.attempt(.wrong)
        let id = scene.world.id(Attempt.self)
        try await desk.take(id)
        let last = try #require(try await scene.store.lastAttempt(of: desk.call))
        #expect(last.id == id && last.result == nil && last.takenAt == scene.now)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a call that is over, an unknown one and an account without an answer take nothing`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let unknown = Desk(scene: scene, agent: desk.agent, call: scene.world.id(), account: account.id)
        #expect(try await unknown.refusal() == .unknownCall)
        let bare = try await scene.add(scene.world.newAccount())[0].account
        #expect(try await scene.openCall(bare).refusal() == .noAnswer)
        scene.world.advance(by: Call.lifetime)
        #expect(try await desk.refusal() == .callClosed(.expired))
        #expect(try await scene.budget(of: account) == .full)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a right answer after the call was closed verifies nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let id = scene.world.id(Attempt.self)
        try await desk.take(id)
        try await desk.end(.ended)
        let call = try await desk.settle(id, .verified).call
        let budget = try await scene.budget(of: account)
        #expect(call.verifiedAt == nil && call.closed?.outcome == .ended && budget?.wrongInAll == 1)
        #expect(try await scene.activity(of: account.id).last?.detail == "callClosed")
    }
}
