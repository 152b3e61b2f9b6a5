import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// For a day after a change the care desk is told, and by a brand's policy the answer is not checked.
struct RecentChangeTests {
    @Test(arguments: StoreUnderTest.all)
    func `a new question is a recent change for a day, and a first one is not`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        #expect(try await scene.store.recentChange(of: account.id) == .question)
        scene.world.advance(by: RecentChange.lasts - 1)
        try await scene.restart()
        #expect(try await scene.store.recentChange(of: account.id) == .question)
        scene.world.advance(by: 1)
        #expect(try await scene.store.recentChange(of: account.id) == nil)
        let new = scene.world.newAccount()
        try await scene.add(new)
        #expect(try await scene.store.recentChange(of: new.account.id) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `where the brand wants a code the answer is not checked until the day is over`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        let cautious = Brands.sample(changeNeedsCode: [account.brand])
        #expect(try await desk.refusal(under: cautious) == .recentlyChanged)
        #expect(try await scene.budget(of: account) == .full)
        #expect(try await desk.state == .open(attemptsLeft: 3))
        #expect(try await desk.refusal() == nil)
        #expect(try await desk.codeAttempt(.verified).method == .supportCode)
        scene.world.advance(by: RecentChange.lasts)
        #expect(try await scene.openCall(account).refusal(under: cautious) == nil)
    }
}
