import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What a supervisor searches the log for.
struct AuditSearchTests {
    private func found(
        _ scene: Scene, seenBy brands: Set<Brand.ID> = [Brand.sampleCarrier.id],
        _ change: (inout AuditQuery) -> Void = { _ in }
    ) async throws -> [String?] {
        var query = AuditQuery(AuditVisibility(brands: brands, isOfAll: false))
        query.kinds = [.callOpened, .answerWrong, .agentLoggedIn]
        change(&query)
        return try await scene.store.events(query, limit: 100).map(\.event.detail)
    }

    @Test(arguments: StoreUnderTest.all)
    func `every filter narrows, newest first`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let agent = try await scene.addAgent().id
        let start = scene.now
        try await scene.store.record(.callOpened, by: .system, account: account.id, detail: "a")
        scene.world.advance(by: 60)
        let actor = AuditEvent.Actor.agent(agent, name: "Ada")
        try await scene.store.record(
            .answerWrong, by: AuditOrigin(actor: actor, address: nil), account: account.id, detail: "b")
        scene.world.advance(by: 60)
        try await scene.store.record(.agentLoggedIn, by: AuditOrigin(actor: actor, address: nil), detail: "c")
        #expect(try await found(scene) == ["c", "b", "a"])
        #expect(try await found(scene) { $0.account = account.id } == ["b", "a"])
        #expect(try await found(scene) { $0.agent = agent } == ["c", "b"])
        #expect(try await found(scene) { $0.kinds = [.answerWrong] } == ["b"])
        #expect(try await found(scene) { $0.from = start.addingTimeInterval(60) } == ["c", "b"])
        #expect(try await found(scene) { $0.until = start.addingTimeInterval(60) } == ["a"])
        #expect(try await found(scene) { $0.from = start.addingTimeInterval(121) }.isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `another brand's accounts and agents are not there, and an account's story is`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let own = try await scene.accountWithAnswer()
        let other = try await scene.accountWithAnswer(scene.world.account(brand: "another"))
        try await scene.store.record(.callOpened, by: .system, account: other.id, detail: "other")
        #expect(try await found(scene).isEmpty)
        #expect(try await found(scene) { $0.account = other.id }.isEmpty)
        #expect(try await found(scene, seenBy: ["another"]) == ["other"])
        var story = AuditQuery(.everything)
        story.account = own.id
        #expect(try await scene.store.events(story, limit: 10).map(\.event.kind) == [.questionChanged])
        let stranger = try await scene.addAgent(scene.world.agent(brands: ["another"]))
        let actor = AuditEvent.Actor.agent(stranger.id, name: stranger.name)
        try await scene.store.record(.agentLoggedIn, by: AuditOrigin(actor: actor, address: nil), detail: "stranger")
        #expect(try await found(scene).isEmpty)
        #expect(try await found(scene, seenBy: ["another"]).contains("stranger"))
    }

    @Test(arguments: StoreUnderTest.all)
    func `pages follow each other without a gap`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        for count in 0..<7 { try await scene.store.record(.agentLoggedIn, by: .system, detail: "\(count)") }
        var query = AuditQuery(.everything)
        var pages: [[String?]] = []
        repeat {
            let page = try await scene.store.events(query, limit: 3)
            pages.append(page.map(\.event.detail))
            query.before = page.last?.number
        } while query.before != nil
        #expect(pages == [["6", "5", "4"], ["3", "2", "1"], ["0"], []])
    }
}
