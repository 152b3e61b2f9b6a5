import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What a page shows is one state of the database.
struct PageTests {
    @Test(arguments: StoreUnderTest.all)
    func `the page of a call has all that is known, and nobody else's`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        try await desk.attempt(.wrong)
        let view = try #require(
            try await scene.store.callView(desk.call, agent: desk.agent.id, at: scene.now))
        #expect(view.call.attempts == 1 && view.account.id == account.id && view.pause == nil)
        #expect(view.lastAttempt?.result == .wrong && view.recentChange == .question)
        #expect(view.answer?.place.account == account.id)
        #expect(try await view.budget == scene.budget(of: account))
        let stranger = try await scene.addAgent()
        #expect(try await scene.store.callView(desk.call, agent: stranger.id, at: scene.now) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `the page of a call never shows an attempt without the budget it was taken from`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        for _ in 0..<3 {
            let desk = try await scene.openCall(scene.accountWithAnswer(), by: agent)
            try await withThrowingTaskGroup { group in
                group.addTask { for _ in 0..<3 { try await desk.take() } }
                group.addTask {
                    for _ in 0..<40 {
                        let view = try await scene.store.callView(desk.call, agent: agent.id, at: scene.now)
                        let taken = try #require(view).call.attempts
                        #expect(view?.budget?.wrongInAll == taken)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `Settings and Home have what the single questions say`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let member = try await scene.store.members(of: account.id)[0]
        let session = scene.world.session()
        try await scene.store.start(session.token, of: Identity(member), browser: nil, from: nil)
        try await scene.makeCode(of: account.id)
        let desk = try await scene.openCall(account)
        let settings = try await scene.store.settingsView(of: member.id, account: account.id, at: scene.now)
        #expect(settings.sessions.map(\.token) == [session.token] && settings.secondFactor == nil)
        #expect(settings.answer?.place.account == account.id && settings.budget == .full)
        let home = try await scene.store.homeView(of: account.id, events: 2, at: scene.now)
        #expect(home.calls.map(\.id) == [desk.call] && home.supportCode?.account == account.id)
        #expect(home.events.map(\.event.kind) == [.callOpened, .codeMade])
    }
}
