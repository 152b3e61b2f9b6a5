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
            try await scene.store.callView(desk.call, agent: desk.agent.id))
        #expect(view.facts.call.attempts == 1 && view.account.id == account.id && view.now == scene.now)
        #expect(view.lastAttempt?.result == .wrong && view.facts.recentChange == .question)
        #expect(view.facts.answer?.answer.place.account == account.id && !view.facts.isReported)
        #expect(try await view.facts.answer?.budget == scene.budget(of: account))
        let wrong = view.facts.agent.wrong
        #expect(wrong == [scene.now] && view.facts.agent.pause(at: scene.now) == nil)
        let stranger = try await scene.addAgent()
        #expect(try await scene.store.callView(desk.call, agent: stranger.id) == nil)
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
                        let view = try await scene.store.callView(desk.call, agent: agent.id)
                        let taken = try #require(view).facts.call.attempts
                        #expect(view?.facts.answer?.budget.wrongInAll == taken)
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
        let settings = try await scene.store.settingsView(of: member.id, account: account)
        #expect(settings.sessions.map(\.token) == [session.token] && settings.secondFactor == nil)
        #expect(settings.answer?.answer.place.account == account.id && settings.answer?.budget == .full)
        let home = try await scene.store.homeView(of: account.id, events: 2)
        #expect(home.calls.map(\.id) == [desk.call] && home.supportCode?.account == account.id)
        #expect(home.events.map(\.event.kind) == [.callOpened, .codeMade])
    }

    @Test(arguments: StoreUnderTest.all)
    func `An agent’s own page has their sessions and their latest calls, about accounts of brands they serve`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        let (mine, other) = (scene.world.session(), scene.world.session())
        for session in [mine, other] {
            try await scene.store.start(session.token, of: Identity(agent), browser: nil, from: nil)
        }
        var opened: [ID<Call>] = []
        for _ in 1...3 { opened.append(try await scene.openCall(try await scene.accountWithAnswer(), by: agent).call) }
        let view = try await scene.store.profileView(of: agent, calls: 2)
        #expect(view.calls.map(\.call.id) == opened.suffix(2).reversed())
        #expect(Set(view.sessions.map(\.token)) == [mine.token, other.token] && view.secondFactor == nil)
        let elsewhere = Agent(
            id: agent.id, name: agent.name, email: agent.email, role: agent.role, brands: ["sudline"],
            language: agent.language)
        #expect(try await scene.store.profileView(of: elsewhere, calls: 2).calls.isEmpty)
        #expect(try await scene.store.endOtherSessions(of: Identity(agent), keeping: mine.token, from: nil) == 1)
        #expect(try await scene.store.profileView(of: agent, calls: 2).sessions.map(\.token) == [mine.token])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a report is told on Home, in Settings, at "Account found" and in the call, by one reading`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let member = try await scene.store.members(of: account.id)[0]
        let session = scene.world.session()
        try await scene.store.start(session.token, of: Identity(member), browser: nil, from: nil)
        let before = try #require(try await scene.store.foundView(of: account.id))
        #expect(before.account.id == account.id && before.standing.trouble(at: before.now) == nil)
        let reported = scene.now
        try await scene.store.reportNotMe(account.id, keeping: session.token, by: AuditOrigin(member, address: nil))
        scene.world.advance(by: 60)
        let desk = try await scene.openCall(account)
        let told = [
            try await scene.store.foundView(of: account.id)?.standing,
            try await scene.store.homeView(of: account.id, events: 0).standing,
            try await scene.store.settingsView(of: member.id, account: account).standing,
            try await scene.store.callView(desk.call, agent: desk.agent.id)?.standing,
        ]
        for standing in told {
            #expect(standing?.trouble(at: scene.now) == CheckTrouble(.stopped, since: reported))
            #expect(standing?.obstacle(to: .supportCode, at: scene.now) == .reported)
        }
        #expect(try await scene.store.foundView(of: scene.world.id()) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a dead answer is told since its last wrong attempt`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        for number in 0..<10 {
            if number >= 5 { scene.world.advance(by: GuessBudget.furtherLock) }
            try await scene.openCall(account).attempt(.wrong)
        }
        let died = scene.now
        scene.world.advance(by: 60)
        let view = try #require(try await scene.store.foundView(of: account.id))
        #expect(view.standing.trouble(at: view.now) == CheckTrouble(.dead, since: died))
    }
}
