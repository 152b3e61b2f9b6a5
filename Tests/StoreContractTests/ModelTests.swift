import SecurityQuestions
import TestSupport
import Testing

/// What the mutants of the model do wrong (`Tests/Models/check.pml`), asked of the stores: each is named by its mutant.
struct ModelTests {
    /// MUTANT_NO_LOCK, MUTANT_SETTLES_TWICE: who waits for a node sends the same to another.
    @Test(arguments: StoreUnderTest.all)
    func `twins at once are one attempt, and what they come to is written down once`(kind: StoreUnderTest) async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let id = scene.world.id(Attempt.self)
        let taken = try await withThrowingTaskGroup { group in
            for _ in 0..<6 {
                group.addTask { if case .new = try await desk.take(id) { 1 } else { 0 } }
            }
            return try await group.reduce(0, +)
        }
        #expect(taken == 1)
        try await withThrowingTaskGroup { group in
            for _ in 0..<6 { group.addTask { _ = try await desk.settle(id, .wrong) } }
            try await group.waitForAll()
        }
        #expect(try await scene.budget(of: account)?.wrongInAll == 1)
        #expect(try await scene.activity(of: account.id).filter { $0.kind == .answerWrong }.count == 1)
    }

    /// MUTANT_COUNTS_AFTERWARDS, MUTANT_DEATH_GIVES_BACK: what was taken and never settled has been compared, for all that is known.
    @Test(arguments: StoreUnderTest.all)
    func `what nodes that died had taken stays counted, and locks`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        for number in 0..<GuessBudget.lockAfter {
            let desk = try await scene.openCall(account)
            try await desk.take()
            #expect(try await scene.budget(of: account)?.wrongInAll == number + 1)
        }
        try await scene.restart()
        let refusal = try await scene.openCall(account).refusal()
        if case .locked = refusal {} else { Issue.record("\(String(describing: refusal))") }
    }

    /// MUTANT_GIVES_BACK_TWICE.
    @Test(arguments: StoreUnderTest.all)
    func `of two right ones of a call under way each guess is given back once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.openCall(account).attempt(.wrong)
        let desk = try await scene.openCall(account)
        let ids = [scene.world.id(Attempt.self), scene.world.id(Attempt.self)]
        for id in ids { try await desk.take(id) }
        #expect(try await scene.budget(of: account)?.wrongInAll == 3)
        for id in ids { try await desk.settle(id, .verified) }
        #expect(try await scene.budget(of: account)?.wrongInAll == 1)
    }

    /// MUTANT_OLD_ANSWER_VERIFIES, MUTANT_GIVES_BACK_TO_ANOTHER.
    @Test(arguments: StoreUnderTest.all)
    func `a right one of an answer that was replaced verifies nothing, and gives nothing back to the new one`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let id = scene.world.id(Attempt.self)
        try await desk.take(id)
        try await scene.setAnswer(of: account.id)
        try await scene.openCall(account).attempt(.wrong)
        let settled = try await desk.settle(id, .verified)
        #expect(settled.result == .notChecked && settled.call.verifiedAt == nil)
        #expect(try await scene.budget(of: account)?.wrongInAll == 1)
    }
}
