import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// The one answer in each place, with its guess budget.
struct AnswerTests {
    @Test(arguments: StoreUnderTest.all)
    func `an answer comes back as it was set, of its own account only`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        let account = new.account
        #expect(try await scene.store.answer(of: account.id) == nil)
        let answer = try await scene.setAnswer(of: account.id)
        try await scene.restart()
        let found = try #require(try await scene.store.answer(of: account.id))
        #expect(found.answer.id == answer.id && found.answer.place == answer.place)
        #expect(found.answer.secret == answer.secret && found.answer.questionID == answer.questionID)
        #expect(found.answer.setAt == answer.setAt && found.answer.setBy == answer.setBy && found.budget == .full)
        #expect(try await scene.store.answer(of: scene.world.id()) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a new answer has a full budget, even after the old one died`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        for _ in 0..<2 { try await scene.openCall(account).attempt(.wrong) }
        #expect(try await scene.budget(of: account)?.wrongInAll == 2)
        try await scene.setAnswer(of: account.id)
        #expect(try await scene.budget(of: account) == .full)
    }

    @Test(arguments: StoreUnderTest.all)
    func `the same answer sent twice is set and told once, and spends nothing twice`(kind: StoreUnderTest) async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.add(scene.world.newAccount())[0].account
        let answer = try await scene.setAnswer(of: account.id)
        try await scene.openCall(account).attempt(.wrong)
        try await scene.store.replace(with: answer, on: .change, by: .system)
        #expect(try await scene.budget(of: account)?.wrongInAll == 1)
        #expect(try await scene.activity(of: account.id).filter { $0.kind == .questionChanged }.count == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an answer resealed under newer rules keeps everything else, and only once`(kind: StoreUnderTest) async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.add(scene.world.newAccount())[0].account
        let old = try await scene.setAnswer(of: account.id)
        try await scene.openCall(account).attempt(.wrong)
        let newer = RulesVersion(rawValue: old.place.rules.rawValue + 1)
        for _ in 0..<2 {
            try await scene.store.reseal(
                old, as: scene.world.secret(), under: newer)
        }
        let found = try #require(try await scene.store.answer(of: account.id))
        #expect(found.answer.place == old.place.under(newer) && found.answer.id == old.id)
        #expect(found.answer.secret != old.secret && found.budget.wrongInAll == 1)
        let replaced = try await scene.setAnswer(of: account.id)
        try await scene.store.reseal(
            found.answer, as: old.secret, under: RulesVersion(rawValue: 9))
        #expect(try await scene.store.answer(of: account.id)?.answer.secret == replaced.secret)
    }

    @Test(arguments: StoreUnderTest.all, AttemptResult.allCases)
    func `what was taken for the old answer is never settled on the new`(
        kind: StoreUnderTest, result: AttemptResult
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let old = scene.world.id(Attempt.self)
        try await desk.take(old)
        try await scene.setAnswer(of: account.id)
        for _ in 0..<2 { try await scene.openCall(account).attempt(.wrong) }
        let budget = try await scene.budget(of: account)
        try await desk.settle(old, result)
        #expect(try await scene.budget(of: account) == budget)
        #expect(budget?.wrongInAll == 2)
    }
}
