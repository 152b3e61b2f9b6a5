import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What a supervisor sees and does.
struct SupervisionTests {
    private func lock(_ account: Account, in scene: Scene) async throws {
        for _ in 0..<GuessBudget.lockAfter { try await scene.openCall(account).attempt(.wrong) }
    }

    @Test(arguments: StoreUnderTest.all)
    func `locked, dead and stopped questions are listed, of the brands asked for`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let brand = Brand.sampleCarrier.id
        let locked = try await scene.accountWithAnswer(scene.world.account(brand: brand, number: "A"))
        let dead = try await scene.accountWithAnswer(scene.world.account(brand: brand, number: "B"))
        let stopped = try await scene.accountWithAnswer(scene.world.account(brand: brand, number: "C"))
        _ = try await scene.accountWithAnswer(scene.world.account(brand: brand, number: "D"))
        try await lock(dead, in: scene)
        for _ in 0..<5 {
            scene.world.advance(by: GuessBudget.furtherLock)
            try await scene.openCall(dead).attempt(.wrong)
        }
        try await lock(locked, in: scene)
        try await scene.store.reportNotMe(stopped.id, keeping: scene.world.tokenHash(), by: .system)
        let found = try await scene.store.locked(brands: [brand], limit: 10)
        #expect(found.map(\.account.number) == ["A", "B", "C"])
        let end = scene.now.addingTimeInterval(GuessBudget.firstLock)
        #expect(found.map(\.state) == [.locked(until: end), .dead, .reported])
        #expect(try await scene.store.locked(brands: [brand], limit: 2).count == 2)
        #expect(try await scene.store.locked(brands: ["another"], limit: 10).isEmpty)
        scene.world.advance(by: GuessBudget.firstLock)
        #expect(try await scene.store.locked(brands: [brand], limit: 10).count == 2)
    }

    @Test(arguments: StoreUnderTest.all)
    func `who serves no brand is shown nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await lock(try await scene.accountWithAnswer(), in: scene)
        #expect(try await scene.store.locked(brands: [Brand.sampleCarrier.id], limit: 10).count == 1)
        #expect(try await scene.store.locked(brands: [], limit: 10).isEmpty)
        #expect(try await scene.store.checks(from: .distantPast, brands: []).isEmpty)
        let overview = try await scene.store.overview(brands: [], today: scene.now, history: .distantPast)
        #expect(overview.brands.isEmpty && overview.counts.isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a lock is lifted once; what was wrong in all stays, and a dead answer stays dead`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        func unlock() async throws -> Bool {
            try await scene.store.unlock(account.id, reason: "because", by: .system)
        }
        #expect(try await unlock() == false)
        try await lock(account, in: scene)
        #expect(try await unlock())
        #expect(try await unlock() == false)
        #expect(try await scene.budget(of: account) == GuessBudget(wrongInARow: 0, wrongInAll: 5, lockedUntil: nil))
        #expect(
            try await scene.activity(of: account.id).filter { $0.kind == .questionUnlocked }.map(\.detail) == [
                "because"
            ])
        try await lock(account, in: scene)
        #expect(try await unlock() == false)
        #expect(try await scene.openCall(account).refusal() == .dead)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a supervisor's pause holds for answers and codes until it is ended, and forgives what was wrong`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        func pause() async throws -> Bool {
            try await scene.store.pause(agent, reason: "because", by: .system)
        }
        func resume() async throws -> Bool {
            try await scene.store.resume(agent, reason: "because", by: .system)
        }
        #expect(try await resume() == false)
        #expect(try await pause())
        #expect(try await pause() == false)
        let desk = try await scene.openCall(try await scene.accountWithAnswer(), by: agent)
        scene.world.advance(by: 600)
        #expect(try await desk.refusal() == .agentPaused(.bySupervisor))
        #expect(try await desk.codeRefusal() == .agentPaused(.bySupervisor))
        #expect(try await resume())
        scene.world.advance(by: 1)
        #expect(try await desk.refusal() == nil)
        for _ in 0..<9 { try await scene.openCall(try await scene.accountWithAnswer(), by: agent).attempt(.wrong) }
        #expect(try await scene.store.agentPause(of: agent.id) != nil)
        #expect(try await resume())
        #expect(try await scene.store.agentPause(of: agent.id) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `three pauses of an agent are ended within a week, whoever ends them`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        func resume() async throws -> Bool {
            #expect(try await scene.store.pause(agent, reason: "because", by: .system))
            return try await scene.store.resume(agent, reason: "because", by: .system)
        }
        for _ in 0..<QuestionUnlock.liftsAllowed { #expect(try await resume()) }
        #expect(try await resume() == false)
        #expect(try await scene.store.agentPause(of: agent.id) == .bySupervisor)
        scene.world.advance(by: QuestionUnlock.liftsCountFor)
        #expect(try await scene.store.resume(agent, reason: "a week later", by: .system))
    }

    @Test(arguments: StoreUnderTest.all)
    func `checks are counted by agent, brand and quarter of an hour, without what could not be checked`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (ada, bo) = (try await scene.addAgent(), try await scene.addAgent())
        let (start, brand) = (scene.now, Brand.sampleCarrier.id)
        let first = try await scene.openCall(try await scene.accountWithAnswer(), by: ada)
        try await first.attempt(.wrong)
        try await first.attempt(.notChecked)
        try await first.attempt(.verified)
        scene.world.advance(by: 86_400)
        let second = try await scene.openCall(try await scene.accountWithAnswer(), by: ada)
        try await second.codeAttempt(.wrong)
        try await second.take()
        try await scene.openCall(try await scene.accountWithAnswer(), by: bo).attempt(.soundsAlike)
        func quarter(of date: Date) -> Date {
            Date(
                timeIntervalSince1970: (date.timeIntervalSince1970 / CheckCount.length).rounded(.down)
                    * CheckCount.length)
        }
        func count(_ agent: Agent, _ date: Date, _ figures: CheckFigures) -> CheckCount {
            CheckCount(agent: agent.id, brand: brand, startsAt: quarter(of: date), figures: figures)
        }
        #expect(
            try await scene.store.checks(from: start, brands: [brand]) == [
                count(ada, start, CheckFigures(checks: 2, wrong: 1, verified: 1)),
                count(ada, scene.now, CheckFigures(checks: 2, wrong: 2, verified: 0)),
                count(bo, scene.now, CheckFigures(checks: 1, wrong: 1, verified: 0)),
            ])
        #expect(try await scene.store.checks(from: scene.now, brands: [brand]).count == 2)
        #expect(
            try await scene.store.checks(from: start, brands: ["another"]).isEmpty, "other brands' figures are theirs")
    }

    @Test(arguments: StoreUnderTest.all)
    func `the overview tells of today and of one's own brands only`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (agent, brand) = (try await scene.addAgent(), Brand.sampleCarrier.id)
        let missed = try await scene.openCall(try await scene.accountWithAnswer(), by: agent)
        try await missed.attempt(.wrong)
        try await missed.attempt(.verified)
        let wrong = try await scene.openCall(try await scene.accountWithAnswer(), by: agent)
        try await wrong.attempt(.wrong)
        let today = scene.now.addingTimeInterval(-3600)
        func overview(_ brands: [Brand.ID], since: Date? = nil) async throws -> DeskOverview {
            try await scene.store.overview(brands: brands, today: since ?? today, history: today)
        }
        let seen = try await overview([brand])
        #expect(seen.brands[brand] == DeskOverview.BrandToday(calls: 2, checkedCalls: 2, verifiedCalls: 1))
        #expect(seen.counts.map(\.figures.checks).reduce(0, +) == 3)
        #expect(seen.recall.map { "\($0.missed) of \($0.calls)" } == ["1 of 1"])
        let others = try await overview(["another"])
        #expect(
            others.counts.isEmpty && others.recall.isEmpty && others.brands == ["another": DeskOverview.BrandToday()])
        scene.world.advance(by: 3600)
        let later = try await overview([brand], since: scene.now).brands[brand]
        #expect(
            later == DeskOverview.BrandToday(),
            "calls that have expired are not under way, and those of before are not today’s")
    }

    @Test(arguments: StoreUnderTest.all)
    func `a lock counts on the day on which it came about`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (agent, brand) = (try await scene.addAgent(), Brand.sampleCarrier.id)
        let start = scene.now
        let account = try await scene.accountWithAnswer()
        for attempts in [3, 2] {
            let call = try await scene.openCall(account, by: agent)
            for _ in 1...attempts { try await call.attempt(.wrong) }
        }
        func today(from: Date) async throws -> DeskOverview.BrandToday? {
            try await scene.store.overview(brands: [brand], today: from, history: from).brands[brand]
        }
        #expect(
            try await today(from: start) == DeskOverview.BrandToday(calls: 1, checkedCalls: 2, locks: 1, lockedNow: 1))
        scene.world.advance(by: 60)
        #expect(try await today(from: scene.now) == DeskOverview.BrandToday(calls: 1, lockedNow: 1))
    }
}
