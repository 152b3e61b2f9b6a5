import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Every check of a brand is stopped by hand, and goes on.
struct BrandStopTests {
    private static let brand = Brand.sampleCarrier.id
    private static let other = Brand.sampleReseller.id

    private func events(_ scene: Scene, behind number: Int64) async throws -> [RecordedEvent] {
        try await scene.store.events(AuditQuery(.everything), limit: 10_000).filter { $0.number > number }
    }

    @Test(arguments: StoreUnderTest.all)
    func `nothing of the brand is checked until it goes on, and each is one entry of the brand's`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let agent = try await scene.addAgent()
        let before = try await scene.store.newestEntry()?.number ?? 0
        #expect(try await StopBrand(stores: scene.store).stop(Self.brand) != nil)
        #expect(try await StopBrand(stores: scene.store).stop(Self.brand) == nil, "it was stopped already")
        #expect(try await scene.store.brandStops() == [Self.brand: scene.now])
        #expect(try await scene.store.standing(of: [Self.brand], after: 0).stoppedBrands == [Self.brand])
        let recorded = try await events(scene, behind: before)
        #expect(recorded.map(\.event.kind) == [.brandStopped] && recorded[0].place?.brand == Self.brand)

        let desk = try await scene.openCall(account, by: agent)
        #expect(try await desk.refusal() == .brandStopped)
        #expect(try await desk.codeRefusal() == .brandStopped)
        #expect(try await desk.state == .open(attemptsLeft: 3), "nothing was spent")
        #expect(try await scene.budget(of: account)?.wrongInAll == 0)
        let view = try await scene.store.callView(desk.call, agent: agent.id)
        #expect(view?.standing.trouble(at: scene.now)?.kind == .brandStopped)
        let home = try await scene.store.homeView(of: account.id, events: 0)
        #expect(home.standing.obstacle(to: .supportCode, at: scene.now) == .brandStopped)

        #expect(try await StopBrand(stores: scene.store).resume(Self.brand) != nil)
        #expect(try await StopBrand(stores: scene.store).resume(Self.brand) == nil)
        #expect(try await scene.store.brandStops().isEmpty)
        #expect(try await desk.attempt(.verified).result == .verified)
        #expect(try await events(scene, behind: before).map(\.event.kind).contains(.brandResumed))
    }

    @Test(arguments: StoreUnderTest.all)
    func `what lets somebody in is ended, of this brand and of nobody else`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        var sessions: [Brand.ID: TokenHash] = [:]
        var desks: [Brand.ID: Desk] = [:]
        for brand in [Self.brand, Self.other] {
            let new = scene.world.newAccount(scene.world.account(brand: brand))
            try await scene.add(new)
            try await scene.setAnswer(of: new.account.id)
            try await scene.makeCode(of: new.account.id)
            let session = scene.world.session()
            try await scene.store.start(session.token, of: Identity(new.owner), browser: nil, from: nil)
            sessions[brand] = session.token
            let desk = try await scene.openCall(new.account, by: scene.addAgent(scene.world.agent(brands: [brand])))
            try await desk.attempt(.verified)
            desks[brand] = desk
        }
        let ended = try #require(try await StopBrand(stores: scene.store).stop(Self.brand))
        #expect(ended[.sessions] == 1 && ended[.supportCodes] == 1 && ended[.calls] == 1)
        #expect(try await scene.store.memberSession(try #require(sessions[Self.brand])) == nil)
        #expect(try await scene.store.memberSession(try #require(sessions[Self.other])) != nil)
        #expect(try await desks[Self.brand]?.state == .closed(.verified))
        #expect(try await desks[Self.other]?.state == .verified)
        let kept = try #require(desks[Self.other])
        #expect(try await scene.store.supportCode(of: kept.account) != nil)
        #expect(try await scene.store.supportCode(of: try #require(desks[Self.brand]).account) == nil)
    }

    /// An answer that is being hashed when the brand is stopped verifies nothing.
    @Test(arguments: StoreUnderTest.all)
    func `an attempt that was taken before verifies nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let attempt = scene.world.id(Attempt.self)
        try await desk.take(attempt)
        _ = try await StopBrand(stores: scene.store).stop(Self.brand)
        _ = try await desk.settle(attempt, .verified)
        #expect(try await desk.state == .closed(.ended))
        #expect(try await scene.store.callView(desk.call, agent: desk.agent.id)?.people.isEmpty == true)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a call that was ended a moment before is not reopened after it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let desk = try await scene.openCall(scene.accountWithAnswer())
        try await desk.attempt(.verified)
        try await desk.end()
        _ = try await StopBrand(stores: scene.store).stop(Self.brand)
        _ = try await StopBrand(stores: scene.store).resume(Self.brand)
        #expect(try await scene.store.reopen(desk.call, by: desk.agent, from: nil) == .tooLate)
    }
}
