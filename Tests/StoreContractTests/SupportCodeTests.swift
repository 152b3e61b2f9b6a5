import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// A support code is taken like an answer, and settled once.
struct SupportCodeTests {
    private func kinds(_ scene: Scene, _ account: Account) async throws -> [AuditEvent.Kind] {
        try await scene.activity(of: account.id).map(\.kind).filter {
            ![.callOpened, .questionChanged, .codeMade].contains($0)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `the account's code is brought to be compared, and counts as wrong until it is settled`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let code = try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        guard case .new(let found) = try await desk.takeForCode() else { throw Unexpected(what: "not a new one") }
        #expect(found?.id == code.id && found?.secret == code.secret)
        try await scene.restart()
        #expect(try await scene.store.supportCode(of: account.id)?.wrong == 1)
        #expect(try await desk.state == .open(attemptsLeft: 2))
        #expect(try await scene.budget(of: account) == .full)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a right code verifies the call, raises one that the question verified, and is used up`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        #expect(try await desk.attempt(.verified).call.method == .securityQuestion)
        #expect(try await desk.codeAttempt(.wrong).method == .securityQuestion)
        #expect(try await desk.codeAttempt(.verified).method == .supportCode)
        #expect(try await scene.store.call(desk.call, agent: desk.agent.id)?.method == .supportCode)
        #expect(try await scene.store.supportCode(of: account.id)?.state(at: scene.now) == .used)
        #expect(try await desk.codeRefusal() == .alreadyVerified)
        #expect(try await kinds(scene, account) == [.answerVerified, .codeWrong, .codeVerified])
        let last = try #require(try await scene.store.lastAttempt(of: desk.call))
        #expect(last.method == .supportCode && last.result == .verified)
        let later = try await scene.openCall(account)
        guard case .new(nil) = try await later.takeForCode() else { throw Unexpected(what: "a used code was brought") }
    }

    @Test(arguments: StoreUnderTest.all)
    func `without a code, and after its ten minutes, an attempt is taken all the same`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        guard case .new(nil) = try await desk.takeForCode() else { throw Unexpected(what: "a code was brought") }
        try await scene.makeCode(of: account.id)
        scene.world.advance(by: SupportCode.lifetime)
        guard case .new(nil) = try await desk.takeForCode() else { throw Unexpected(what: "an old code was brought") }
        #expect(try await desk.state == .open(attemptsLeft: 1))
    }

    @Test(arguments: StoreUnderTest.all)
    func `three wrong codes end the call, and five end the code`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        for _ in 0..<2 { try await desk.codeAttempt(.wrong) }
        #expect(try await desk.codeAttempt(.wrong).closed?.outcome == .failed)
        #expect(try await desk.codeRefusal() == .callClosed(.failed))
        let next = try await scene.openCall(account)
        for _ in 0..<2 { try await next.codeAttempt(.wrong) }
        #expect(try await scene.store.supportCode(of: account.id)?.state(at: scene.now) == .dead)
        guard case .new(nil) = try await next.takeForCode() else { throw Unexpected(what: "a dead code was brought") }
        #expect(try await kinds(scene, account).filter { $0 == .codeDead }.count == 1)
        #expect(try await scene.budget(of: account) == .full)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an attempt that could not be checked is given back to the call and the code`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        #expect(try await desk.codeAttempt(.notChecked).attempts == 0)
        #expect(try await scene.store.supportCode(of: account.id)?.wrong == 0)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a code that was replaced while it was being checked verifies nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        let attempt = scene.world.id(Attempt.self)
        try await desk.takeForCode(attempt)
        let new = try await scene.makeCode(of: account.id)
        #expect(try await desk.settle(attempt, .verified).call.verifiedAt == nil)
        let kept = try await scene.store.supportCode(of: account.id)
        #expect(kept?.id == new.id && kept?.wrong == 0 && kept?.usedAt == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a locked question does not keep a code from verifying, and a right code pays for no guess at the answer`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        for _ in 0..<4 { try await scene.openCall(account).attempt(.wrong) }
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        try await desk.attempt(.wrong)
        #expect(try await desk.refusal() == .locked(until: scene.now.addingTimeInterval(GuessBudget.firstLock)))
        #expect(try await desk.codeAttempt(.verified).method == .supportCode)
        #expect(try await scene.budget(of: account)?.wrongInAll == 5)
    }

    @Test(arguments: StoreUnderTest.all)
    func `wrong codes over many accounts pause the agent, whether there are codes or not`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        for place in 0..<AgentBudget.wrongAllowed {
            let account = try await scene.accountWithAnswer()
            if place.isMultiple(of: 2) { try await scene.makeCode(of: account.id) }
            try await scene.openCall(account, by: agent).codeAttempt(.wrong)
        }
        let desk = try await scene.openCall(try await scene.accountWithAnswer(), by: agent)
        let end = scene.now.addingTimeInterval(AgentBudget.window)
        #expect(try await desk.codeRefusal() == .agentPaused(.until(end)))
    }

    @Test(arguments: StoreUnderTest.all)
    func `the same attempt sent twice is taken once, and another agent's call is not there`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        let attempt = scene.world.id(Attempt.self)
        try await desk.takeForCode(attempt)
        guard case .over(.underWay) = try await desk.takeForCode(attempt) else {
            throw Unexpected(what: "taken twice")
        }
        let last = try await scene.store.lastAttempt(of: desk.call)
        #expect(last?.id == attempt && last?.method == .supportCode)
        #expect(try await scene.store.supportCode(of: account.id)?.wrong == 1)
        let stranger = Desk(scene: scene, agent: try await scene.addAgent(), call: desk.call, account: account.id)
        #expect(try await stranger.codeRefusal() == .unknownCall)
    }
}
