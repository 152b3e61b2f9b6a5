import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// The guess budget holds over all calls and agents, under parallel attempts and after a restart.
struct GuessBudgetTests {
    /// Spends what is open with wrong answers, a call each.
    private func spend(_ count: Int, of account: Account, in scene: Scene) async throws {
        for _ in 0..<count { try await scene.openCall(account).attempt(.wrong) }
    }

    private func count(_ kind: AuditEvent.Kind, of account: Account, in scene: Scene) async throws -> Int {
        try await scene.activity(of: account.id).filter { $0.kind == kind }.count
    }

    @Test(arguments: StoreUnderTest.all)
    func `five wrong in a row lock the question for an hour, and each further one for a day`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await spend(5, of: account, in: scene)
        let end = scene.now.addingTimeInterval(GuessBudget.firstLock)
        #expect(try await scene.budget(of: account)?.lockedUntil == end)
        #expect(try await scene.openCall(account).refusal() == .locked(until: end))
        try await scene.restart()
        scene.world.advance(by: GuessBudget.firstLock - 0.001)
        #expect(try await scene.openCall(account).refusal() == .locked(until: end))
        scene.world.advance(by: 0.001)
        try await spend(1, of: account, in: scene)
        #expect(
            try await scene.openCall(account).refusal()
                == .locked(until: scene.now.addingTimeInterval(GuessBudget.furtherLock)))
        #expect(try await count(.questionLocked, of: account, in: scene) == 2)
    }

    @Test(arguments: StoreUnderTest.all)
    func `ten wrong in all and the answer is dead until the owner sets a new one`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await spend(5, of: account, in: scene)
        for _ in 0..<5 {
            scene.world.advance(by: GuessBudget.furtherLock)
            try await spend(1, of: account, in: scene)
        }
        scene.world.advance(by: 30 * GuessBudget.furtherLock)
        #expect(try await scene.openCall(account).refusal() == .dead)
        #expect(try await count(.answerDead, of: account, in: scene) == 1)
        #expect(try await count(.questionLocked, of: account, in: scene) == 5)
        try await scene.setAnswer(of: account.id)
        #expect(try await scene.openCall(account).attempt(.verified).call.verifiedAt == scene.now)
    }

    @Test(arguments: StoreUnderTest.all)
    func `verified calls in between do not bring back what other calls spent`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        for spent in 1...9 {
            try await spend(1, of: account, in: scene)
            try await scene.openCall(account).attempt(.verified)
            let budget = try await scene.budget(of: account)
            #expect(budget == GuessBudget(wrongInARow: 0, wrongInAll: spent, lockedUntil: nil))
        }
        try await spend(1, of: account, in: scene)
        #expect(try await scene.openCall(account).refusal() == .dead)
    }

    @Test(arguments: StoreUnderTest.all)
    func `two hundred attempts at once take exactly the budget`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        var inAll = 0
        for round in 0..<7 {
            let taken = try await takeAtOnce(200, of: account, in: scene)
            inAll += taken.count
            #expect(taken.count == (round == 0 ? 5 : round < 6 ? 1 : 0))
            try await withThrowingTaskGroup { group in
                for (desk, attempt) in taken { group.addTask { try await desk.settle(attempt, .wrong) } }
                try await group.waitForAll()
            }
            try await scene.restart()
            scene.world.advance(by: GuessBudget.furtherLock)
        }
        #expect(inAll == 10)
        #expect(try await scene.budget(of: account)?.state(at: scene.now) == .dead)
        #expect(try await count(.answerWrong, of: account, in: scene) == 10)
        #expect(try await count(.questionLocked, of: account, in: scene) == 5)
        #expect(try await count(.answerDead, of: account, in: scene) == 1)
    }

    /// From many calls of several agents.
    private func takeAtOnce(_ count: Int, of account: Account, in scene: Scene) async throws -> [(Desk, ID<Attempt>)] {
        var desks: [Desk] = []
        for _ in 0..<5 {
            let agent = try await scene.addAgent()
            for _ in 0..<4 { desks.append(try await scene.openCall(account, by: agent)) }
        }
        return try await withThrowingTaskGroup(of: (Desk, ID<Attempt>)?.self) { [desks] group in
            for number in 0..<count {
                let desk = desks[number % desks.count]
                group.addTask {
                    let attempt = scene.world.id(Attempt.self)
                    do { try await desk.take(attempt) } catch is AttemptRefusal { return nil }
                    return (desk, attempt)
                }
            }
            return try await group.reduce(into: []) { taken, one in if let one { taken.append(one) } }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `one attempt sent two hundred times at once is taken once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let attempt = scene.world.id(Attempt.self)
        let new = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<200 {
                group.addTask { if case .new = try await desk.take(attempt) { 1 } else { 0 } }
            }
            return try await group.reduce(0, +)
        }
        #expect(new == 1)
        #expect(try await scene.budget(of: account)?.wrongInAll == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a right answer while locked is refused`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await spend(5, of: account, in: scene)
        let desk = try await scene.openCall(account)
        await #expect(throws: AttemptRefusal.self) { try await desk.attempt(.verified) }
        #expect(try await desk.state == .open(attemptsLeft: 3))
    }

    @Test(arguments: StoreUnderTest.all)
    func `an attempt the machine never finished counts as wrong`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        for _ in 0..<5 { try await scene.openCall(account).take() }
        try await scene.restart()
        #expect(
            try await scene.openCall(account).refusal()
                == .locked(until: scene.now.addingTimeInterval(GuessBudget.firstLock)))
    }

    @Test(arguments: StoreUnderTest.all)
    func `an unchecked attempt takes its lock back`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await spend(4, of: account, in: scene)
        try await scene.openCall(account).attempt(.notChecked)
        let budget = try await scene.budget(of: account)
        #expect(budget == GuessBudget(wrongInARow: 4, wrongInAll: 4, lockedUntil: nil))
        #expect(try await count(.questionLocked, of: account, in: scene) == 0)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a verified call gives back what it took of the answer`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        try await desk.attempt(.wrong)
        try await desk.attempt(.wrong)
        #expect(try await scene.budget(of: account)?.wrongInAll == 2)
        try await desk.attempt(.verified)
        #expect(try await scene.budget(of: account) == .full)
    }
}
